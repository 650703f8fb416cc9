import { sources } from '../sources.ts';
import type { Item } from '../types.ts';

const here = { section: 'copdSq', panel: 'copdSq', source: sources.copd, awaitingConfirmation: true } as const;

/**
 * COPD-SQ. The seven questions and the cut-off of 16 are sourced; the points of the answers are not yet confirmed, so
 * every item carries `awaitingConfirmation`: the total is shown and flags nobody.
 */
export const copdSqItems = [
  {
    ...here, code: 'copdSq1', name: '您的年龄', kind: 'choice',
    options: [
      { code: '1', label: '40～49岁', score: 0 }, { code: '2', label: '50～59岁', score: 4 },
      { code: '3', label: '60～69岁', score: 8 }, { code: '4', label: '70岁及以上', score: 11 },
    ],
  },
  {
    ...here, code: 'copdSq2', name: '您的吸烟量（包年）', kind: 'choice',
    options: [
      { code: '1', label: '0～14.9包年', score: 0 }, { code: '2', label: '15～29.9包年', score: 2 }, { code: '3', label: '30包年及以上', score: 4 },
    ],
  },
  {
    ...here, code: 'copdSq3', name: '您的体质指数（Kg/m²）', kind: 'choice',
    options: [
      { code: '1', label: '<18.5', score: 7 }, { code: '2', label: '18.5～23.9', score: 4 },
      { code: '3', label: '24.0～27.9', score: 1 }, { code: '4', label: '≥28.0', score: 0 },
    ],
  },
  {
    ...here, code: 'copdSq4', name: '没有感冒时您是否经常咳嗽', kind: 'choice',
    options: [{ code: '1', label: '否', score: 0 }, { code: '2', label: '是', score: 3 }],
  },
  {
    ...here, code: 'copdSq5', name: '您平时是否感觉有气促', kind: 'choice',
    options: [
      { code: '1', label: '没有气促', score: 0 }, { code: '2', label: '在平地急行或爬坡时感觉气促', score: 2 },
      { code: '3', label: '平地正常行走时感觉气促', score: 3 },
    ],
  },
  {
    ...here, code: 'copdSq6', name: '您目前是否使用煤炉或柴草烹饪或取暖', kind: 'choice',
    options: [{ code: '1', label: '否', score: 0 }, { code: '2', label: '是', score: 1 }],
  },
  {
    ...here, code: 'copdSq7', name: '您的父母、兄弟姐妹及子女中，是否有人患有支气管哮喘、慢性支气管炎、肺气肿或慢阻肺', kind: 'choice',
    options: [{ code: '1', label: '否', score: 0 }, { code: '2', label: '是', score: 2 }],
  },
  {
    ...here, code: 'copdSqTotal', name: '慢阻肺筛查问卷总分', kind: 'derived', formula: 'copdSqTotal', unit: '{score}', unitLabel: '分', decimals: 0,
    from: ['copdSq1', 'copdSq2', 'copdSq3', 'copdSq4', 'copdSq5', 'copdSq6', 'copdSq7'],
  },
] as const satisfies readonly Item[];
