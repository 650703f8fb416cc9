import { asc, eq } from 'drizzle-orm';
import { parseCatalogue } from '../../../../shared/catalogue/schema.ts';
import type { Catalogue } from '../../../../shared/catalogue/types.ts';
import type { Db } from '../open.ts';
import { catalogues } from '../tables/site.ts';

/** By the document's own text: several databases of one process hold the same catalogue. */
const parsedDocuments = new Map<string, Catalogue>();
const mostDocuments = 8;

function parseDocument(version: string, document: string): Catalogue {
  const before = parsedDocuments.get(document);
  if (before) return before;
  const reading = parseCatalogue(JSON.parse(document));
  if (!reading.ok) throw new Error(`catalogueOf: version ${version} does not parse`);
  if (parsedDocuments.size >= mostDocuments) parsedDocuments.clear();
  parsedDocuments.set(document, reading.catalogue);
  return reading.catalogue;
}

const parsed = new WeakMap<Db, Map<string, Catalogue>>();

export function insertCatalogue(db: Db, { version, title, document }: { version: string; title: string; document: unknown }): void {
  db.orm.insert(catalogues).values({ version, title, document: JSON.stringify(document) }).onConflictDoNothing().run();
}

/** Whether it has come yet: an examination from another computer may be here before its catalogue. */
export function hasCatalogue(db: Db, version: string): boolean {
  return parsed.get(db)?.has(version) === true || db.orm.select({ version: catalogues.version }).from(catalogues).where(eq(catalogues.version, version)).get() !== undefined;
}

export function wipeCatalogue(db: Db, version: string): void {
  parsed.get(db)?.delete(version);
  db.orm.delete(catalogues).where(eq(catalogues.version, version)).run();
}

export function catalogueVersions(db: Db): { version: string; title: string }[] {
  return db.orm.select({ version: catalogues.version, title: catalogues.title }).from(catalogues).orderBy(asc(catalogues.version)).all();
}

/** The catalogue an examination was done under. Parsed once; a version is never changed. */
export function catalogueOf(db: Db, version: string): Catalogue {
  let known = parsed.get(db);
  if (known === undefined) {
    known = new Map();
    parsed.set(db, known);
  }
  const before = known.get(version);
  if (before !== undefined) return before;
  const row = db.orm.select({ document: catalogues.document }).from(catalogues).where(eq(catalogues.version, version)).get();
  if (!row) throw new Error(`catalogueOf: version ${version} is not here`);
  const catalogue = parseDocument(version, row.document);
  known.set(version, catalogue);
  return catalogue;
}
