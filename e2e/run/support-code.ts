import { type ESTree, parseSync } from "vite";
import { entryAt, missingIn, ownersOf } from "./support-data.ts";

/** Something that a file uses, and the browsers of ours that don't have it; or that the data doesn't know. */
export interface Lack {
  /** `Array.fromAsync`, `regular expression: v`. */
  used: string;
  missing: string[];
}

/** Objects that are there by name, and the interfaces whose members they have. */
const GLOBAL_OBJECTS: Record<string, string[]> = {
  window: ["Window", "EventTarget"],
  self: ["Window", "WorkerGlobalScope", "DedicatedWorkerGlobalScope", "EventTarget"],
  document: ["Document", "Node", "EventTarget"],
  navigator: ["Navigator"],
  location: ["Location"],
  history: ["History"],
  localStorage: ["Storage"],
  sessionStorage: ["Storage"],
  crypto: ["Crypto"],
  performance: ["Performance", "EventTarget"],
};

/** Words of the language that look like names. */
const WORDS = new Set(["undefined", "NaN", "Infinity", "arguments", "globalThis"]);

/** Syntax that is younger than ES2015 modules, by what it is in the tree. */
const SYNTAX: Partial<Record<string, (node: never) => string | null>> = {
  ChainExpression: () => "operators.optional_chaining",
  LogicalExpression: ({ operator }: ESTree.LogicalExpression) =>
    operator === "??" ? "operators.nullish_coalescing" : null,
  AssignmentExpression: ({ operator }: ESTree.AssignmentExpression) =>
    ({
      "??=": "operators.nullish_coalescing_assignment",
      "||=": "operators.logical_or_assignment",
      "&&=": "operators.logical_and_assignment",
      "**=": "operators.exponentiation_assignment",
    })[operator as string] ?? null,
  StaticBlock: () => "classes.static.initialization_blocks",
  PropertyDefinition: ({ key }: ESTree.PropertyDefinition) =>
    key.type === "PrivateIdentifier" ? "classes.private_class_fields" : "classes.public_class_fields",
  MethodDefinition: ({ key }: ESTree.MethodDefinition) =>
    key.type === "PrivateIdentifier" ? "classes.private_class_methods" : null,
  ImportExpression: () => "operators.import",
  MetaProperty: () => "operators.import_meta",
  ForOfStatement: ({ await: isAsync }: ESTree.ForOfStatement) => (isAsync ? "statements.for_await_of" : null),
  VariableDeclaration: ({ kind }: ESTree.VariableDeclaration) => (kind.includes("using") ? "statements.using" : null),
};

/** Parts of regular expressions that are younger than the rest. */
const PATTERNS: [part: RegExp, entry: string][] = [
  [/\(\?<[=!]/, "lookbehind_assertion"],
  [/\(\?<\w/, "named_capturing_group"],
  [/\\p\{/i, "unicode_character_class_escape"],
  [/\(\?[ims-]+:/, "modifier"],
];

const FLAGS: Record<string, string> = {
  d: "hasIndices",
  g: "global",
  i: "ignoreCase",
  m: "multiline",
  s: "dotAll",
  u: "unicode",
  v: "unicodeSets",
  y: "sticky",
};

/**
 * What a built script uses that not all of our oldest browsers have.
 *
 * @param own Names of properties that are ours: whose they are can't be seen at every place.
 */
export function lacksOfCode(file: string, code: string, own = ownNames(file, code)): Lack[] {
  const program = parse(file, code);
  const lacks = new Map<string, string[]>();
  const note = (used: string, missing: string[] | undefined) => {
    if (missing?.length) lacks.set(used, missing);
  };
  const declared = declaredIn(program);
  walk(program, (node, parent) => {
    const syntax = SYNTAX[node.type]?.(node as never);
    if (syntax) note(syntax, missingAt(`javascript.${syntax}`));
    if (node.type === "Literal" && "regex" in node && node.regex) notePattern(node.regex, note);
    if (node.type === "MemberExpression" && !node.computed) noteMember(node, declared, own, note);
    if (node.type === "Identifier" && isReference(node, parent) && !declared.has(node.name))
      noteGlobal(node.name, note);
  });
  return [...lacks].map(([used, missing]) => ({ used, missing }));
}

/** Style sheets that a script carries as texts. */
export function stylesIn(file: string, code: string): string[] {
  const texts: string[] = [];
  walk(parse(file, code), (node) => {
    if (node.type === "Literal" && typeof node.value === "string") texts.push(node.value);
    // A placeholder stands for a value: the rules around it are what counts.
    if (node.type === "TemplateLiteral") texts.push(node.quasis.map(({ value }) => value.cooked).join("0"));
  });
  return texts.filter((text) => /\{[^{}]*[a-z]:[^{}]+\}/.test(text));
}

/** Names of properties that a script gives to objects of its own: keys, methods, fields, what is assigned. */
export function ownNames(file: string, code: string): Set<string> {
  const names = new Set<string>();
  walk(parse(file, code), (node) => {
    const isOwn = /^(Property|MethodDefinition|PropertyDefinition)$/.test(node.type);
    const key = isOwn ? (node as ESTree.ObjectProperty).key : node.type === "AssignmentExpression" ? node.left : null;
    const name = key?.type === "MemberExpression" ? key.property : key;
    if (name?.type === "Identifier") names.add(name.name);
  });
  return names;
}

function parse(file: string, code: string): ESTree.Program {
  const { program, errors } = parseSync(file, code);
  if (errors[0]) throw new Error(`${file}: ${errors[0].message}`);
  return program;
}

type Note = (used: string, missing: string[] | undefined) => void;

function notePattern({ pattern, flags }: { pattern: string; flags: string }, note: Note): void {
  for (const flag of flags) note(`regular expression: ${flag}`, missingAt(`javascript.builtins.RegExp.${FLAGS[flag]}`));
  for (const [part, entry] of PATTERNS) {
    if (part.test(pattern)) note(`regular expression: ${entry}`, missingAt(`javascript.regular_expressions.${entry}`));
  }
}

function noteGlobal(name: string, note: Note): void {
  if (WORDS.has(name)) return;
  const entries = [`javascript.builtins.${name}`, `api.${name}`, `api.Window.${name}`, `api.EventTarget.${name}`];
  const found = [...entries, `api.WorkerGlobalScope.${name}`, `api.Window.${name}_event`].flatMap(
    (path) => entryAt(path) ?? [],
  );
  note(name, found.length ? leastMissing(found) : ["unknown to the data"]);
}

function noteMember(node: ESTree.MemberExpression, declared: Set<string>, own: Set<string>, note: Note): void {
  if (node.property.type !== "Identifier") return;
  const { name } = node.property;
  const owner = node.object.type === "Identifier" && !declared.has(node.object.name) ? node.object.name : null;
  if (owner) {
    const places = GLOBAL_OBJECTS[owner]?.map((type) => `api.${type}`) ?? [
      `javascript.builtins.${owner}`,
      `api.${owner}`,
    ];
    const found = places.flatMap((place) => entryAt(`${place}.${name}`) ?? entryAt(`${place}.${name}_static`) ?? []);
    if (found.length) return void note(`${owner}.${name}`, leastMissing(found));
  }
  // Whose member it is can't be seen here: it is missing where everything that has one of this name is too young.
  const owners = own.has(name) ? [] : ownersOf(name);
  if (owners.length) note(`.${name}`, leastMissing(owners));
}

/** Of several things that it may be, the one that most of our browsers have. */
function leastMissing(entries: NonNullable<ReturnType<typeof entryAt>>[]): string[] {
  return entries.map(missingIn).sort((a, b) => a.length - b.length)[0] ?? [];
}

function missingAt(path: string): string[] {
  const entry = entryAt(path);
  if (!entry) throw new Error(`The compatibility data has no ${path}.`);
  return missingIn(entry);
}

/** Names that the file gives itself, in whatever scope. */
function declaredIn(program: ESTree.Program): Set<string> {
  const names = new Set<string>();
  const add = (pattern: ESTree.Node | null | undefined): void => {
    if (!pattern) return;
    if (pattern.type === "Identifier") names.add(pattern.name);
    else if (pattern.type === "ObjectPattern") {
      for (const one of pattern.properties) add(one.type === "Property" ? one.value : one.argument);
    } else if (pattern.type === "ArrayPattern") pattern.elements.forEach(add);
    else if (pattern.type === "AssignmentPattern") add(pattern.left);
    else if (pattern.type === "RestElement") add(pattern.argument);
  };
  walk(program, (node) => {
    if (node.type === "VariableDeclarator") add(node.id);
    if ("params" in node && Array.isArray(node.params)) (node.params as ESTree.Node[]).forEach(add);
    if ("id" in node && /Function|Class/.test(node.type)) add(node.id as ESTree.Node | null);
    if (node.type === "CatchClause") add(node.param);
    if (/^Import.*Specifier$/.test(node.type)) add((node as ESTree.ImportSpecifier).local);
  });
  return names;
}

/** A name that stands for a value, and is not one of a member, a key or a label. */
function isReference(node: ESTree.Node, parent: ESTree.Node | null): boolean {
  if (!parent) return false;
  if (parent.type === "MemberExpression") return parent.object === node || parent.computed;
  if (parent.type === "Property" || parent.type === "MethodDefinition" || parent.type === "PropertyDefinition") {
    return parent.value === node || parent.computed;
  }
  return !/^(Labeled|Break|Continue|Export|Import.*Specifier|MetaProperty)/.test(parent.type);
}

function walk(node: ESTree.Node, visit: (node: ESTree.Node, parent: ESTree.Node | null) => void): void {
  const step = (node: ESTree.Node, parent: ESTree.Node | null) => {
    visit(node, parent);
    for (const value of Object.values(node)) {
      for (const child of Array.isArray(value) ? value : [value]) if (child?.type) step(child, node);
    }
  };
  step(node, null);
}
