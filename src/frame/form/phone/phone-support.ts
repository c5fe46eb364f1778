import type { ComponentType } from "preact";

/** What is known about phone numbers once the library for them has been fetched. */
export interface PhoneSupport {
  /** What the visitor typed, grouped as the country writes it; what is being deleted or edited is left alone. */
  format(typed: string, previous: string): string;
  /** Whether this can be a number of some country. */
  isPossible(value: string): boolean;
  /** E.164, `+4930123456`: phones are matched as exact text, so one number is always written the same way. */
  toWire(value: string): string;
  /** The choice of the country, beside the number; `null` when there is nothing to choose. */
  CountryChoice: ComponentType<CountryChoiceProps> | null;
}

export interface CountryChoiceProps {
  value: string;
  label: string;
  isLocked: boolean;
  onType(value: string): void;
}
