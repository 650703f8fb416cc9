/** The nine constitution types, in the order of the record form. */
const constitutionTypes = [
  'qiDeficiency', 'yangDeficiency', 'yinDeficiency', 'phlegmDampness', 'dampHeat', 'bloodStasis', 'qiStagnation', 'inheritedSpecial', 'balanced',
] as const;

/** Every formula a derived item may name; a catalogue naming another cannot be computed and is refused. */
export const formulaNames: readonly string[] = [
  'bmi', 'egfrCkdEpi2021', 'selfCareTotal', 'selfCareGrade', 'copdSqTotal', 'tcmQ9FromBmi', 'tcmQ28FromWaist',
  'breastCancerRisk', 'colorectalCancerRisk', 'thyroidCancerRisk', 'fev1FvcPercent',
  ...constitutionTypes.flatMap((type) => [`tcmScore:${type}`, `tcmJudgement:${type}`]),
];
