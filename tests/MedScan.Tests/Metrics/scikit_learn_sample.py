"""Makes ScikitLearnSample.cs: 60 seeded predictions over 4 classes, with many tied probabilities, and what
scikit-learn 1.2.1 says about them (calibration: numpy, written out from Guo et al. 2017).
Run: python3 scikit_learn_sample.py > ScikitLearnSample.cs"""
import numpy as np
from sklearn import metrics

rng = np.random.default_rng(3)
labels = rng.choice(4, size=60, p=[0.45, 0.3, 0.15, 0.1])
parts = rng.integers(0, 5, size=(60, 4)) + 6 * (np.arange(4) == labels[:, None]) * (rng.random((60, 1)) < 0.7)
units = np.floor(parts / parts.sum(1, keepdims=True) * 40).astype(int)  # fortieths
units[np.arange(60), parts.argmax(1)] += 40 - units.sum(1)
probabilities = (units / 40).astype(np.float32).astype(float)
predicted = probabilities.argmax(1)

precision, recall, f1, support = metrics.precision_recall_fscore_support(labels, predicted, labels=range(4))
confusion = metrics.confusion_matrix(labels, predicted)
specificity = [metrics.recall_score(labels != c, predicted != c) for c in range(4)]
auc = [metrics.roc_auc_score(labels == c, probabilities[:, c]) for c in range(4)]
top, edges, error = probabilities.max(1), np.linspace(0, 1, 16), 0.0
for low, high in zip(edges[:-1], edges[1:]):
    inside = (top > low) & (top <= high)
    if inside.any():
        error += inside.mean() * abs((predicted == labels)[inside].mean() - top[inside].mean())


def row(values):
    return ", ".join(repr(v) if isinstance(v, str) else repr(v.item() if hasattr(v, "item") else v) for v in values)


print(f"""namespace MedScan.Tests.Metrics;

// Written by scikit_learn_sample.py with scikit-learn {__import__('sklearn').__version__}.
internal static class ScikitLearnSample
{{
    public const double Accuracy = {metrics.accuracy_score(labels, predicted)};
    public const double BalancedAccuracy = {metrics.balanced_accuracy_score(labels, predicted)};
    public const double MacroF1 = {metrics.f1_score(labels, predicted, average="macro")};
    public const double MacroRocAuc = {metrics.roc_auc_score(labels, probabilities, multi_class="ovr")};
    public const double CalibrationError = {error};

    public static readonly double[] Precision = [{row(precision)}];
    public static readonly double[] Recall = [{row(recall)}];
    public static readonly double[] Specificity = [{row(specificity)}];
    public static readonly double[] F1 = [{row(f1)}];
    public static readonly double[] RocAuc = [{row(auc)}];
    public static readonly int[] Support = [{row(support)}];
    public static readonly int[] Confusion = [{row(confusion.ravel())}];

    public static readonly int[] Labels =
    [""")
for block in labels.reshape(-1, 20):
    print(f"        {row(block)},")
print("""    ];

    // Fortieths, shape (60, 4).
    public static readonly int[] Fortieths =
    [""")
for block in units.reshape(-1, 20):
    print(f"        {row(block)},")
print("""    ];
}""")
