import { BackspaceIcon } from "@phosphor-icons/react/dist/csr/Backspace";
import { useEffect } from "react";
import { Pressable } from "../design/pressable.tsx";
import "./letter-keys.css";

/** As on every keyboard people have seen. */
const ROWS = [
  ["q", "w", "e", "r", "t", "y", "u", "i", "o", "p"],
  ["a", "s", "d", "f", "g", "h", "j", "k", "l"],
  ["z", "x", "c", "v", "b", "n", "m"],
] as const;

export interface LetterKeysProps {
  readonly words: { readonly keys: string; readonly back: string };
  /** Letters that lead on; the others look flat and do nothing. */
  readonly live: readonly string[];
  readonly onLetter: (letter: string) => void;
  readonly onBack: () => void;
}

/**
 * Letters by touch. No input element, so that no keyboard of the system ever shows and no system remembers a word. A
 * keyboard that is plugged in types here too.
 */
export function LetterKeys({ words, live, onLetter, onBack }: LetterKeysProps) {
  useEffect(() => {
    const type = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      const letter = event.key.toLowerCase();
      if (/^[a-z]$/.test(letter) && live.includes(letter)) onLetter(letter);
      else if (event.key === "Backspace") onBack();
    };
    window.addEventListener("keydown", type);
    return () => window.removeEventListener("keydown", type);
  }, [live, onLetter, onBack]);

  return (
    <fieldset className="letters">
      <legend className="unseen">{words.keys}</legend>
      {ROWS.map((row, index) => (
        <div key={row[0]} className="letter-row">
          {row.map((letter) => {
            const leads = live.includes(letter);
            return (
              <Pressable
                key={letter}
                className="letter"
                variant={leads ? "live" : "dead"}
                aria-disabled={!leads}
                onPress={() => leads && onLetter(letter)}
              >
                {letter}
              </Pressable>
            );
          })}
          {index === ROWS.length - 1 && (
            <Pressable className="letter letter-back" onPress={onBack}>
              <BackspaceIcon weight="bold" aria-hidden="true" />
              <span>{words.back}</span>
            </Pressable>
          )}
        </div>
      ))}
    </fieldset>
  );
}
