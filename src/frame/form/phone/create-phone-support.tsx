import { signal } from "@preact/signals";
import {
  AsYouType,
  type CountryCode,
  getCountries,
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
} from "libphonenumber-js/min";
import { Component, type VNode } from "preact";
import type { PhoneSettings } from "../../../protocol/field-settings.ts";
import { warnOwner } from "../../owner/warn-owner.ts";
import { toAsciiDigits } from "../custom/number.ts";
import type { CountryChoiceProps, PhoneSupport } from "./phone-support.ts";

/**
 * The state of a number is its text, and the country that was chosen while the text names none: leaving the field
 * writes that country's code in front, so that a reload or another language does not change what is meant.
 */
export function createPhoneSupport(settings: PhoneSettings | undefined, locale: string): PhoneSupport {
  const countries = offeredCountries(settings, locale);
  const fallback = defaultCountry(settings, countries, locale);
  const chosen = signal(fallback);
  const parse = (value: string) => parsePhoneNumberFromString(toInternational(value), chosen.value);
  const countryOf = (value: string) => {
    const typer = new AsYouType(chosen.value);
    typer.input(toInternational(value));
    // Several countries share a code: until the number tells which it is, the visitor's choice stands.
    return typer.getCountry() ?? chosen.value;
  };
  const codeOf = (country: CountryCode) => `+${getCountryCallingCode(country)}`;

  class CountryChoice extends Component<CountryChoiceProps> {
    #number: Element | null | undefined;

    readonly #watch = (select: HTMLSelectElement | null) => {
      this.#number?.removeEventListener("blur", this.#complete);
      this.#number = select?.previousElementSibling;
      this.#number?.addEventListener("blur", this.#complete);
    };

    readonly #complete = () => {
      const { value } = this.props;
      const number = parse(value);
      // A country's code alone is no answer: it is what is left of a number that was taken back.
      if (bare(toInternational(value)) === codeOf(countryOf(value))) this.#type("");
      else if (chosen.value !== fallback && number?.isPossible() && !toInternational(value).includes("+"))
        this.#type(number.formatInternational());
    };

    #type(text: string) {
      const { value, isLocked, onType } = this.props;
      if (!isLocked && text !== value) onType(text);
    }

    #choose(country: CountryCode) {
      chosen.value = country;
      const { value } = this.props;
      const national = parse(value)?.nationalNumber ?? toInternational(value).replace(/^\s*\+\d*/, "");
      this.#type(/\d/.test(national) ? new AsYouType().input(codeOf(country) + national) : national.trim());
    }

    override render({ value, label, isLocked }: CountryChoiceProps): VNode {
      const current = countryOf(value);
      return (
        <select
          ref={this.#watch}
          aria-label={label}
          autocomplete="tel-country-code"
          value={current}
          disabled={isLocked}
          onChange={(event) => this.#choose(event.currentTarget.value as CountryCode)}
        >
          {countries.map(({ code, name }) => {
            // Beside the number there is no room for a name: of the chosen one the code comes first. The others are
            // found by typing their names.
            const text = code === current ? `${code} ${codeOf(code)} ${name}` : `${name} ${codeOf(code)}`;
            return (
              <option key={text} value={code} dir="auto">
                {text}
              </option>
            );
          })}
        </select>
      );
    }
  }

  return {
    format(typed, previous) {
      if (typed.length <= previous.length || !typed.startsWith(previous)) return typed;
      const digits = toAscii(typed);
      const formatted = new AsYouType(chosen.value).input(digits);
      // The library drops what it doesn't understand: words, an extension, the spaces of a number it can't place.
      const isSame = bare(formatted) === bare(digits);
      return isSame && (formatted !== bare(formatted) || typed === bare(typed)) ? formatted : typed;
    },
    isPossible: (value) => parse(value)?.isPossible() === true,
    toWire: (value) => parse(value)?.number ?? value,
    CountryChoice: countries.length > 1 ? CountryChoice : null,
  };
}

/** A number without the signs that only make it easier to read. */
function bare(value: string): string {
  return value.replace(/[\s().-]/g, "");
}

/** Full-width signs come from East Asian keyboards. */
function toAscii(value: string): string {
  return toAsciiDigits(value.normalize("NFKC"));
}

/** Most of the world dials `00` for `+`, and writes it also to countries that dial something else. */
function toInternational(value: string): string {
  return toAscii(value).replace(/^[\s(]*00(?=[\s-]*[1-9])/, "+");
}

/** The countries by their names in the visitor's language, sorted as that language sorts. */
function offeredCountries(settings: PhoneSettings | undefined, locale: string): { code: CountryCode; name: string }[] {
  const wanted = settings?.countries?.map((code) => code.toUpperCase()) ?? [];
  const known = wanted.filter((code): code is CountryCode => isSupportedCountry(code));
  if (known.length < wanted.length) warnOwner("phone.countries", "names a country that does not exist; it is left out");
  const names = new Intl.DisplayNames(locale, { type: "region" });
  return (known.length ? known : getCountries())
    .map((code) => ({ code, name: names.of(code) ?? code }))
    .sort((a, b) => a.name.localeCompare(b.name, locale));
}

function defaultCountry(
  settings: PhoneSettings | undefined,
  countries: { code: CountryCode }[],
  locale: string,
): CountryCode {
  const offered = (code: string | undefined) => countries.find((country) => country.code === code?.toUpperCase())?.code;
  return (
    offered(settings?.defaultCountry) ??
    offered(new Intl.Locale(locale).region) ??
    offered(new Intl.Locale(locale).maximize().region) ??
    countries[0]?.code ??
    "US"
  );
}
