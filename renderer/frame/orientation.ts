import { useSyncExternalStore } from "react";

const landscape = window.matchMedia("(orientation: landscape)");

function subscribe(listener: () => void): () => void {
  landscape.addEventListener("change", listener);
  return () => landscape.removeEventListener("change", listener);
}

/** For what style sheets cannot do: how many cards a page holds. */
export function useOrientation(): "portrait" | "landscape" {
  return useSyncExternalStore(subscribe, () => (landscape.matches ? "landscape" : "portrait"));
}
