// Whether more of a metric is better. A metric carries no such mark, so its name decides, and where the name says nothing
// (a learning rate, a count) no run is called the best.

const LOWER = /(^|[^a-z])(loss|error|err|rmse|mse|mae|mape|nll|perplexity|ece|brier|hd95|hausdorff|fpr|fnr)([^a-z]|$)/;
const HIGHER = /(^|[^a-z])(acc|accuracy|auc|auroc|auprc|roc_auc|pr_auc|ap|map|f1|fbeta|precision|recall|sensitivity|specificity|dice|iou|jaccard|kappa|mcc|r2|ppv|npv|tpr|tnr)([^a-z]|$)/;

/** @param {string} metric @returns {'higher' | 'lower' | null} */
export function betterDirection(metric) {
  const name = metric.replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase();
  if (LOWER.test(name)) return 'lower';
  return HIGHER.test(name) ? 'higher' : null;
}
