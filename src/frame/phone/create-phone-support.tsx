import { signal } from "@preact/signals";
import {
  AsYouType,
  type CountryCode,
  getCountries,
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
} from "libphonenumber-js/min";
import type { VNode } from "preact";
import type { PhoneSettings } from "../../protocol/settings.ts";
import { toAsciiDigits } from "../form/custom/number.ts";
import type { CountryChoiceProps, PhoneSupport } from "../form/phone-support.ts";
import { warnOwner } from "../warn-owner.ts";

/**
 * The only state of a number is its text: choosing a country writes its code in front, and the country shown is the
 * one that the text belongs to.
 */
export function createPhoneSupport(settings: PhoneSettings | undefined, locale: string): PhoneSupport {
  const countries = offeredCountries(settings, locale);
  const fallback = defaultCountry(settings, countries, locale);
  const chosen = signal(fallback);
  const parse = (value: string) => parsePhoneNumberFromString(toInternational(value), fallback);
  const countryOf = (value: string) => {
    const typer = new AsYouType(fallback);
    typer.input(toInternational(value));
    // Several countries share a code: until the number tells which it is, the visitor's choice stands.
    return typer.getCountry() ?? chosen.value;
  };

  function CountryChoice({ value, label, isLocked, onType }: CountryChoiceProps): VNode {
    const choose = (country: CountryCode) => {
      chosen.value = country;
      const national = parse(value)?.nationalNumber ?? toAsciiDigits(value).replace(/^\s*\+\d*/, "");
      onType(new AsYouType().input(`+${getCountryCallingCode(country)}${national}`));
    };
    return (
      <select
        aria-label={label}
        autocomplete="tel-country-code"
        value={countryOf(value)}
        disabled={isLocked}
        onChange={(event) => choose(event.currentTarget.value as CountryCode)}
      >
        {countries.map(({ code, name }) => (
          <option key={code} value={code}>
            {`${name} +${getCountryCallingCode(code)}`}
          </option>
        ))}
      </select>
    );
  }

  return {
    format(typed, previous) {
      if (typed.length <= previous.length || !typed.startsWith(previous)) return typed;
      const digits = toAsciiDigits(typed);
      const formatted = new AsYouType(fallback).input(digits);
      // The library drops what it doesn't understand: words, an extension, the spaces of a number it can't place.
      const isSame = bare(formatted) === bare(digits);
      return isSame && (formatted !== bare(formatted) || typed === bare(typed)) ? formatted : typed;
    },
    isPossible: (value) => parse(value)?.isPossible() === true,
    toWire: (value) => parse(value)?.number ?? value,
    CountryChoice: countries.length > 1 ? CountryChoice : null,
  };
}

/** WebKitGTK passes on what the system calls its locale: "C", which is none, would throw. */
function localeOf(tag: string): Intl.Locale[] {
  try {
    return [new Intl.Locale(tag)];
  } catch {
    return [];
  }
}

/** A number without the signs that only make it easier to read. */
function bare(value: string): string {
  return value.replace(/[\s().-]/g, "");
}

/** Most of the world dials `00` for `+`, and writes it also to countries that dial something else. */
function toInternational(value: string): string {
  return toAsciiDigits(value).replace(/^[\s(]*00(?=[\s-]*[1-9])/, "+");
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
  const { language, region } = new Intl.Locale(locale);
  const spoken = navigator.languages.flatMap(localeOf).filter((own) => own.language === language);
  return (
    offered(settings?.defaultCountry) ??
    offered(region) ??
    spoken.map((own) => offered(own.region)).find(Boolean) ??
    offered(new Intl.Locale(locale).maximize().region) ??
    countries[0]?.code ??
    "US"
  );
}
