import { CaretLeftIcon } from "@phosphor-icons/react/dist/csr/CaretLeft";
import { CaretRightIcon } from "@phosphor-icons/react/dist/csr/CaretRight";
import { Button, type ButtonVariant } from "./button.tsx";

export interface PagerProps {
  readonly words: { readonly previous: string; readonly next: string; readonly position: string };
  readonly page: number;
  readonly pages: number;
  readonly onPage: (page: number) => void;
  /** `main` where turning the page is the main thing to do. */
  readonly nextVariant?: ButtonVariant;
}

/** Lists page by buttons: no fling, no scroll bar, no end that moves away. */
export function Pager({ words, page, pages, onPage, nextVariant = "quiet" }: PagerProps) {
  return (
    <div className="pager">
      <Button
        variant="line"
        isDisabled={page <= 1}
        onPress={() => onPage(page - 1)}
        icon={<CaretLeftIcon weight="bold" aria-hidden="true" />}
      >
        {words.previous}
      </Button>
      <p aria-live="polite">{words.position}</p>
      <Button
        variant={nextVariant}
        isDisabled={page >= pages}
        onPress={() => onPage(page + 1)}
        iconEnd={<CaretRightIcon weight="bold" aria-hidden="true" />}
      >
        {words.next}
      </Button>
    </div>
  );
}
