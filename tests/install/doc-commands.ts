/** Command lines of docs/operations.md in the boxes that are marked `sh trial`, in their order. */
export function trialCommands(doc: string): string[] {
  return [...doc.matchAll(/^```sh trial\n([\s\S]*?)^```$/gm)]
    .flatMap(([, box = ""]) => box.split("\n"))
    .filter((line) => line.trim() !== "");
}
