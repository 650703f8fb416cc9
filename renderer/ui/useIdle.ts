import { useEffect, useEffectEvent } from 'react';

const signsOfLife = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;
const lookEveryMs = 5_000;
const sayEveryMs = 60_000;

/**
 * Calls `onIdle` once when nobody has touched keyboard, mouse or screen for so long (null never does), and `onLife` every
 * minute in which somebody has.
 */
export function useIdle(afterMs: number | null, onIdle: () => void, onLife: () => void): void {
  const idle = useEffectEvent(onIdle);
  const life = useEffectEvent(onLife);
  useEffect(() => {
    if (afterMs === null) return undefined;
    let lastAt = Date.now();
    let saidAt = lastAt;
    const live = () => {
      lastAt = Date.now();
    };
    for (const sign of signsOfLife) window.addEventListener(sign, live, { capture: true, passive: true });
    // By the clock, not by one long timer: a laptop that slept through the time is locked when it wakes.
    const timer = window.setInterval(() => {
      if (lastAt > saidAt && Date.now() - saidAt >= sayEveryMs) {
        saidAt = Date.now();
        life();
      }
      if (Date.now() - lastAt < afterMs) return;
      lastAt = Date.now();
      idle();
    }, Math.min(lookEveryMs, afterMs));
    return () => {
      window.clearInterval(timer);
      for (const sign of signsOfLife) window.removeEventListener(sign, live, { capture: true });
    };
  }, [afterMs]);
}
