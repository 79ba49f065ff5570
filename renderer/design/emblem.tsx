/** The circle of fifteen minutes round a house: the mark of the product. Drawn on indigo. */
export function Emblem() {
  return (
    <svg className="emblem" viewBox="0 0 100 100" aria-hidden="true">
      <circle cx="50" cy="50" r="47" className="emblem-far" />
      <circle cx="50" cy="50" r="33" className="emblem-near" />
      <circle cx="50" cy="50" r="19.5" className="emblem-here" />
      <path d="M40.5 58.5v-10L50 40l9.5 8.5v10h-6v-6.5h-7v6.5z" className="emblem-house" />
      <circle cx="78.5" cy="33" r="6" className="emblem-here" />
      <circle cx="13.5" cy="61" r="5" className="emblem-dot" />
    </svg>
  );
}
