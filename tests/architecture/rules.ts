import { builtinModules } from 'node:module';
import path from 'node:path';
import { isNode, namesOf, nodesOf, type Module } from './modules.ts';

export interface Violation {
  file: string;
  rule: string;
  /** What it named. */
  what: string;
}

interface Zone {
  name: string;
  within: string;
  /** Zones it may import; itself always. */
  zones: readonly string[];
  /** Packages it may import; Node's own are `node:*`. */
  packages: (name: string) => boolean;
}

const inPage = (name: string) => !name.startsWith('node:') && !/^(electron|better-sqlite3|fastify)($|\/)/.test(name);
const withoutCalls = (name: string) => inPage(name) && !name.startsWith('@orpc/');
const inStation = (name: string) => !/^(electron|react|react-dom|@tanstack)($|\/)/.test(name);
const zod = (name: string) => name === 'zod' || name.startsWith('zod/');

const shared = ['shared', 'shared/model', 'shared/contract'];
const parts = ['renderer/ui', 'renderer/text', 'renderer/fields', 'renderer/rpc', 'renderer/person'];

/** Most particular first. Imports point one way: renderer -> shared <- station <- main. */
export const zones: readonly Zone[] = [
  { name: 'shared/model', within: 'shared/model/', zones: ['shared'], packages: zod },
  { name: 'shared/contract', within: 'shared/contract/', zones: ['shared', 'shared/model'], packages: (name) => zod(name) || name === '@orpc/contract' },
  { name: 'shared', within: 'shared/', zones: ['shared/model'], packages: zod },
  { name: 'renderer/ui', within: 'renderer/ui/', zones: ['renderer/text', 'shared/model'], packages: withoutCalls },
  { name: 'renderer/text', within: 'renderer/text/', zones: shared, packages: withoutCalls },
  { name: 'renderer/fields', within: 'renderer/fields/', zones: ['renderer/ui', 'renderer/text', ...shared], packages: withoutCalls },
  { name: 'renderer/person', within: 'renderer/person/', zones: ['renderer/rpc', 'renderer/ui', 'renderer/text', ...shared], packages: inPage },
  { name: 'renderer/rpc', within: 'renderer/rpc/', zones: ['renderer/text', ...shared], packages: inPage },
  { name: 'renderer/screens', within: 'renderer/screens/', zones: [...parts, ...shared], packages: inPage },
  { name: 'renderer/app', within: 'renderer/', zones: [...parts, 'renderer/screens', ...shared], packages: inPage },
  { name: 'station', within: 'electron/station/', zones: [...shared, 'resources'], packages: inStation },
  { name: 'main', within: 'electron/main/', zones: ['station', ...shared], packages: (name) => inStation(name) || name === 'electron' },
  { name: 'preload', within: 'electron/preload/', zones: [], packages: (name) => name === 'electron' },
  { name: 'commands', within: 'electron/', zones: ['station', ...shared, 'resources'], packages: inStation },
];

export function zoneOf(file: string): Zone | undefined {
  return zones.find(({ within }) => file.startsWith(within));
}

/** Everything that these modules do against the rules. `exists` knows the files that are no modules: style sheets, data. */
export function violations(modules: readonly Module[], exists: (file: string) => boolean): Violation[] {
  const known = new Set(modules.map(({ file }) => file));
  return modules.flatMap((module) => [
    ...importViolations(module, (file) => known.has(file) || exists(file)),
    ...effectViolations(module),
    ...purityViolations(module),
    ...folderViolations(module.file),
  ]);
}

function importViolations({ file, imports }: Module, exists: (file: string) => boolean): Violation[] {
  const zone = zoneOf(file);
  if (!zone) return [{ file, rule: 'has a place in the house', what: file }];
  return imports.flatMap((name): Violation[] => {
    if (!name.startsWith('.')) {
      const packageName = builtinModules.includes(name) ? `node:${name}` : name;
      return zone.packages(packageName) ? [] : [{ file, rule: `package allowed in ${zone.name}`, what: name }];
    }
    const target = path.posix.join(path.posix.dirname(file), name.replace(/\?.*$/, ''));
    // A built file beside this one, named at run time.
    if (target.endsWith('.js')) return [];
    if (!exists(target)) return [{ file, rule: 'names a file that is there', what: name }];
    const targetZone = target.startsWith('resources/') ? 'resources' : zoneOf(target)?.name;
    if (targetZone !== zone.name && !zone.zones.includes(targetZone ?? '')) return [{ file, rule: `import allowed in ${zone.name}`, what: target }];
    if (zone.name === 'renderer/screens' && targetZone === zone.name && screenOf(target) !== screenOf(file)) {
      return [{ file, rule: 'a screen never imports another screen', what: target }];
    }
    return [];
  });
}

function screenOf(file: string): string {
  return file.split('/')[2] ?? '';
}

const effects = ['useEffect', 'useLayoutEffect', 'useInsertionEffect'];

function effectViolations({ file, tree }: Module): Violation[] {
  if (!file.startsWith('renderer/') || file.startsWith('renderer/rpc/') || file.startsWith('renderer/ui/')) return [];
  return [...nodesOf(tree)]
    .filter((node) => node.type === 'Identifier' && effects.includes(String(node['name'])))
    .map((node) => ({ file, rule: 'effects live in rpc/ and ui/', what: String(node['name']) }));
}

/** shared/ computes the same everywhere and always: time and chance are arguments. Node and the DOM its tsconfig keeps out. */
function purityViolations({ file, tree }: Module): Violation[] {
  if (!file.startsWith('shared/')) return [];
  return [...nodesOf(tree)].flatMap((node): Violation[] => {
    const name = namesOf(node['callee'] ?? node).join('.');
    const called = node.type === 'CallExpression' || node.type === 'NewExpression';
    const now = called && (name === 'Date.now' || (name === 'Date' && Array.isArray(node['arguments']) && node['arguments'].length === 0));
    const chance = node.type === 'MemberExpression' && name === 'Math.random';
    return now || chance ? [{ file, rule: 'shared has no clock and no chance', what: name }] : [];
  });
}

const vagueNames = ['utils', 'util', 'helpers', 'common', 'lib', 'services', 'managers'];

function folderViolations(file: string): Violation[] {
  return file.split('/').slice(0, -1).filter((folder) => vagueNames.includes(folder)).map((what) => ({ file, rule: 'a folder is named for a thing', what }));
}

const runners = ['it', 'test', 'describe', 'suite', 'bench', 'context', 'ctx', 't'];
const dodges = ['skip', 'only', 'todo', 'skipIf', 'runIf', 'fails'];

/** Tests that would not run, or that would keep others from running. */
export function dodgedTests(modules: readonly Module[]): Violation[] {
  return modules.flatMap(({ file, tree }) =>
    [...nodesOf(tree)].flatMap((node): Violation[] => {
      if (node.type === 'MemberExpression') {
        const names = namesOf(node);
        const dodge = names.at(-1) ?? '';
        return runners.includes(names[0] ?? '') && dodges.includes(dodge) ? [{ file, rule: 'every test runs', what: names.join('.') }] : [];
      }
      if (node.type === 'CallExpression' && isNode(node['callee']) && /^(x|f)(it|test|describe)$/.test(namesOf(node['callee']).join('.'))) {
        return [{ file, rule: 'every test runs', what: namesOf(node['callee']).join('.') }];
      }
      return [];
    }),
  );
}
