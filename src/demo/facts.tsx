import type { VNode } from "preact";

export type Fact = [name: string, value: string | undefined];

/** What is known of something; a fact without a value is left out. */
export function Facts({ facts }: { facts: Fact[] }): VNode {
  return (
    <dl>
      {facts.map(
        ([name, value]) =>
          value && (
            <div key={name}>
              <dt>{name}</dt>
              <dd dir="auto">{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

/** Custom fields by the label that the workspace gave them. */
export function customFacts(
  answers: Record<string, string> | undefined,
  fields: { key: string; label: string }[],
): Fact[] {
  return Object.entries(answers ?? {}).map(([key, value]) => [
    fields.find((field) => field.key === key)?.label ?? key,
    value,
  ]);
}
