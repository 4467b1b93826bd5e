/** Something to be read on paper, as plain text: a title, and parts with a heading and rows. What people typed is never more than text. */
export interface Document {
  title: string;
  /** When it was made, UTC, ISO 8601. */
  made: string;
  intro: string[];
  parts: Part[];
}
export interface Part {
  heading: string;
  rows: Row[];
}
export interface Row {
  label: string;
  text: string;
  /** What a reader must know of the row before they pass it on. */
  mark?: string;
}
