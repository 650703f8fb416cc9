import { streamStart, type Cursor, type Page, type TravellingEntry } from '../../../shared/journal/exchange.ts';
import type { Db } from '../db/open.ts';
import { entryIdAt, entryOfChain, highestPosition, journalHead, lastToldTo, newestEpoch, peerOf, putPeer, setStationValue, stationValue, type PeerRow } from '../db/queries/journal.ts';
import type { Journal } from '../journal/append.ts';
import { commit } from '../journal/commit.ts';
import { randomId } from '../journal/ids.ts';
import { isOverdrawn, startEpoch, type ChainHead } from './ownChain.ts';
import { isStanding, pageAfter } from './page.ts';
import { receive, type Received } from './receive.ts';

/** One computer's end of an exchange. */
export interface Party { db: Db; journal: Journal; version: string }

/** How a computer presents itself to another. */
export interface Greeting {
  node: string;
  database: string;
  nowMs: number;
  version: string;
  head: ChainHead;
  /** What it has of the other's newest chain; null of nothing. */
  knows: ChainHead | null;
}

/** What the other end answers to. Every call may be repeated, and may arrive without its answer coming back. */
export interface Remote {
  greet(greeting: Greeting): Promise<Greeting>;
  /** Whether a place in the other end's stream is still what it was. */
  stands(cursor: Cursor): Promise<boolean>;
  /** Whether the other end has this very entry of a chain. */
  holds(entry: { node: string; epoch: number; seq: number; hash: string }): Promise<boolean>;
  /** The other end's database was restored or copied: it goes on under a new epoch. `commonSeq` is what both have of its old chain. */
  restart(from: { epoch: number; commonSeq: number; knownEpoch: number }): Promise<void>;
  pull(cursor: Cursor): Promise<Page>;
  push(entries: readonly TravellingEntry[]): Promise<Received>;
}

export interface Exchanged { pulled: number; pushed: number; clockOffsetMs: number; /** This computer's database was found to be a restored or copied one. */ newEpoch: boolean; refused: Received['forks'] }

const noChain: ChainHead = { epoch: 0, seq: 0, hash: '' };

export function databaseOf(db: Db): string {
  const known = stationValue(db, 'database');
  if (known !== null) return known;
  const made = randomId();
  setStationValue(db, 'database', made);
  return made;
}

function headOf({ db, journal }: Party, node: string): ChainHead | null {
  if (node === journal.node) return { epoch: journal.epoch, seq: journal.head.seq, hash: journal.head.hash.toString('hex') };
  const epoch = newestEpoch(db, node);
  const head = epoch === null ? null : journalHead(db, node, epoch);
  return epoch === null || head === null ? null : { epoch, seq: head.seq, hash: head.hash.toString('hex') };
}

function greetingFor(party: Party, other: string | null): Greeting {
  const { db, journal, version } = party;
  return { node: journal.node, database: databaseOf(db), nowMs: journal.now(), version, head: headOf(party, journal.node) ?? noChain, knows: other === null ? null : headOf(party, other) };
}

const hashIn = ({ db }: Party, node: string, epoch: number, seq: number): string | null => entryOfChain(db, node, epoch, seq)?.hash.toString('hex') ?? null;

/** The answering end of the calls, for a computer that is known by now to be `asker`. */
export function answerer(party: Party, asker: string): Remote {
  const { db, journal } = party;
  return {
    greet: async () => greetingFor(party, asker),
    stands: async (cursor) => isStanding(db, databaseOf(db), cursor),
    holds: async ({ node, epoch, seq, hash }) => seq === 0 || hashIn(party, node, epoch, seq) === hash,
    restart: async ({ epoch, commonSeq, knownEpoch }) => {
      // Asked twice it has gone on by then.
      if (epoch === journal.epoch) commit(db, journal, () => startEpoch(db, journal, commonSeq, knownEpoch));
    },
    pull: async (cursor) => pageAfter(db, databaseOf(db), cursor, null),
    push: async (entries) => commit(db, journal, () => receive(db, journal, entries, asker)),
  };
}

/** The last number up to which a chain is the same at both ends; what is the same there is the same before. */
async function commonSeq(highest: number, holds: (seq: number) => Promise<boolean>): Promise<number> {
  let [low, high] = [0, highest];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (await holds(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Finds out whether one of the two databases was restored or copied since they last met, and has it go on under a new epoch. */
async function agreeOnChains(party: Party, remote: Remote, theirs: Greeting): Promise<{ mine: boolean; other: boolean }> {
  const { db, journal } = party;
  const { epoch } = journal;
  const mine = theirs.knows !== null && isOverdrawn(journal, theirs.knows, (seq) => hashIn(party, journal.node, epoch, seq));
  if (mine) {
    const common = await commonSeq(journal.head.seq, (seq) => remote.holds({ node: journal.node, epoch, seq, hash: hashIn(party, journal.node, epoch, seq) ?? '' }));
    commit(db, journal, () => startEpoch(db, journal, common, theirs.knows?.epoch ?? 0));
  }
  const known = headOf(party, theirs.node);
  let other = false;
  if (known !== null && known.epoch >= theirs.head.epoch) {
    const { epoch: theirEpoch, seq: theirSeq } = theirs.head;
    other = known.epoch > theirEpoch || known.seq > theirSeq || !(await remote.holds({ node: theirs.node, ...known }));
    if (other) {
      const here = journalHead(db, theirs.node, theirEpoch);
      const common = await commonSeq(Math.min(theirSeq, here?.seq ?? 0), async (seq) => {
        const hash = hashIn(party, theirs.node, theirEpoch, seq);
        return hash !== null && remote.holds({ node: theirs.node, epoch: theirEpoch, seq, hash });
      });
      await remote.restart({ epoch: theirEpoch, commonSeq: common, knownEpoch: known.epoch });
    }
  }
  return { mine, other };
}

/** Whether the other computer still has what it had when they last met: its stream stands, and so does the last that it was told. */
async function hasKept({ db }: Party, remote: Remote, { database, received, receivedId, confirmed, node }: PeerRow, theirs: string): Promise<boolean> {
  if (database !== theirs || !(await remote.stands({ database, position: received, entryId: receivedId }))) return false;
  const told = lastToldTo(db, node, confirmed);
  return told === null || remote.holds({ node: told.node, epoch: told.epoch, seq: told.seq, hash: told.hash.toString('hex') });
}

/**
 * One exchange with another computer, both ways, until each has what the other had when it began. Whatever was taken is
 * kept together with how far the stream was followed, so that an exchange that breaks off goes on where it was.
 */
export async function exchange(party: Party, remote: Remote): Promise<Exchanged> {
  const { db, journal } = party;
  let theirs = await remote.greet(greetingFor(party, null));
  const restarted = await agreeOnChains(party, remote, theirs);
  if (restarted.mine || restarted.other) theirs = await remote.greet(greetingFor(party, null));

  const before = peerOf(db, theirs.node);
  const isSame = before !== null && !restarted.other && (await hasKept(party, remote, before, theirs.database));
  const start = { received: streamStart.position, receivedId: streamStart.entryId };
  let peer: PeerRow = {
    node: theirs.node, database: theirs.database, lastSeenAt: journal.now(), clockOffsetMs: theirs.nowMs - journal.now(), version: theirs.version,
    // What this computer lost it hears again from the beginning; what the other one lost it is told again from the beginning.
    ...(isSame && !restarted.mine ? { received: before.received, receivedId: before.receivedId } : start),
    ...(isSame ? { confirmed: before.confirmed, everythingTo: before.everythingTo } : { confirmed: 0, everythingTo: highestPosition(db) }),
  };
  const keep = (change: Partial<PeerRow>) => {
    peer = { ...peer, ...change };
    putPeer(db, peer);
  };
  commit(db, journal, () => keep({}));

  const result: Exchanged = { pulled: 0, pushed: 0, clockOffsetMs: peer.clockOffsetMs, newEpoch: restarted.mine, refused: [] };
  const refuse = ({ gaps, forks, broken }: Received) => result.refused.push(...gaps, ...forks, ...broken);
  for (;;) {
    const page = pageAfter(db, databaseOf(db), { database: databaseOf(db), position: peer.confirmed, entryId: entryIdAt(db, peer.confirmed) ?? '' }, peer.confirmed < peer.everythingTo ? null : theirs.node);
    if (page.position === peer.confirmed) break;
    if (page.entries.length > 0) {
      const received = await remote.push(page.entries);
      refuse(received);
      result.pushed += received.taken;
      // It lacks something of what it was told: it is told everything again next time.
      if (received.gaps.length > 0) {
        commit(db, journal, () => keep({ confirmed: 0, everythingTo: highestPosition(db) }));
        break;
      }
    }
    commit(db, journal, () => keep({ confirmed: page.position }));
  }
  for (;;) {
    const page = await remote.pull({ database: peer.database, position: peer.received, entryId: peer.receivedId });
    if (page.database !== peer.database || (page.entries.length === 0 && page.position === peer.received)) break;
    commit(db, journal, () => {
      const received = receive(db, journal, page.entries, theirs.node);
      refuse(received);
      result.pulled += received.taken;
      keep(received.gaps.length > 0 ? start : { received: page.position, receivedId: page.entryId });
    });
    if (peer.received === 0 || page.position >= page.end) break;
  }
  return result;
}
