/** What one check is about. Findings name it by its id; the words for whoever has to act stand here alone. */
export interface CheckFacts {
  title: string;
  /** What is asked, of whom. */
  asks: string;
  /** What to do when it is not well, in the words of the place where it is set. */
  remedy: string;
  /** Where `docs/troubleshooting.md` has the symptom. */
  anchor: string;
}
