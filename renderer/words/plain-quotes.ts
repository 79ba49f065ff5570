/**
 * English words of the content with straight quotation marks: in the bundled font the curly ones are as wide as a
 * Chinese character (city’ s).
 */
export function plainQuotes(text: string): string {
  return text.replace(/[‘’]/g, "'").replace(/[“”]/g, '"');
}
