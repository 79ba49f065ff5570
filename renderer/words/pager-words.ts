import { useTranslation } from "react-i18next";
import type { PagerProps } from "../design/pager.tsx";
import { number } from "./numbers.ts";

/** 上一页 · 第 2 页，共 5 页 · 下一页, for lists whose pages have no name of their own. */
export function usePagerWords(): (page: number, pages: number) => PagerProps["words"] {
  const { t } = useTranslation();
  return (page, pages) => ({
    previous: t("pager.previous"),
    next: t("pager.next"),
    position: t("pager.position", { page: number(page), pages: number(pages) }),
  });
}
