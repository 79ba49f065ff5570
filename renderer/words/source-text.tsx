import type { ReactNode } from "react";
import { useVisit } from "../visit/visit.ts";

/** Words of the data stay in the language they came in; a screen reader must know it (WCAG 3.1.2). */
export function SourceText({ children }: { readonly children: ReactNode }) {
  const { language } = useVisit().display;
  return language === "zh-CN" ? children : <span lang="zh-CN">{children}</span>;
}
