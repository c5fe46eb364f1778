import { type Node, parse } from "acorn";
import { simple } from "acorn-walk";

/** What a script gives to `Prechat("init", …)`, as far as it is written out. */
export interface Literal {
  value: unknown;
  /** Whether nothing of it is computed: what is computed has been left out. */
  isWhole: boolean;
}

/** The settings of each `init` in a script. A script that can't be read has none. */
export function initLiterals(script: string): Literal[] {
  const found: Literal[] = [];
  try {
    simple(parse(script, { ecmaVersion: "latest", sourceType: "script" }), {
      CallExpression({ callee, arguments: [command, settings] }) {
        if (!isPrechat(callee) || !settings || !/^(.*\.)?init$/.test(String(literalOf(command).value))) return;
        found.push(literalOf(settings));
      },
    });
  } catch {
    // A module, a template language, or a mistake of the page's own: the browser says more about that.
  }
  return found;
}

function isPrechat(node: Node): boolean {
  const { type, name, property } = node as Node & { name?: string; property?: Node & { name?: string } };
  return type === "MemberExpression" ? property?.name === "Prechat" : name === "Prechat";
}

const COMPUTED: Literal = { value: undefined, isWhole: false };

/** Nothing is run: a page's script is a stranger's. */
function literalOf(node: Node | undefined): Literal {
  const { type, value, elements, properties, quasis, operator, argument } = (node ?? {}) as Partial<Parts>;
  if (type === "Literal") return { value, isWhole: true };
  if (type === "TemplateLiteral" && quasis?.length === 1) return { value: quasis[0]?.value.cooked, isWhole: true };
  if (type === "UnaryExpression" && operator === "-") return { ...COMPUTED, ...negative(literalOf(argument)) };
  if (type === "ArrayExpression")
    return joined(
      (elements ?? []).map((item) => literalOf(item ?? undefined)),
      (all) => all,
    );
  if (type !== "ObjectExpression" || !properties) return COMPUTED;
  const known = properties.filter(({ type, computed }) => type === "Property" && !computed);
  const names = known.map(({ key }) => String(key.name ?? key.value));
  const { value: object, isWhole } = joined(
    known.map((property) => literalOf(property.value)),
    (all, kept) => Object.fromEntries(kept.map((index, position) => [names[index], all[position]])),
  );
  return { value: object, isWhole: isWhole && known.length === properties.length };
}

function negative({ value, isWhole }: Literal): Literal | undefined {
  return typeof value === "number" ? { value: -value, isWhole } : undefined;
}

function joined(parts: Literal[], make: (values: unknown[], kept: number[]) => unknown): Literal {
  const kept = parts.flatMap(({ value, isWhole }, index) => (value !== undefined || isWhole ? [index] : []));
  return {
    value: make(
      kept.map((index) => parts[index]?.value),
      kept,
    ),
    isWhole: parts.every(({ isWhole }) => isWhole),
  };
}

/** The parts of the nodes that are read. */
interface Parts {
  type: string;
  value: unknown;
  operator: string;
  argument: Node;
  elements: (Node | null)[];
  quasis: { value: { cooked?: string } }[];
  properties: { type: string; computed?: boolean; key: { name?: string; value?: unknown }; value: Node }[];
}
