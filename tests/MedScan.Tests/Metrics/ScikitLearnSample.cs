namespace MedScan.Tests.Metrics;

// Written by scikit_learn_sample.py with scikit-learn 1.2.1.
internal static class ScikitLearnSample
{
    public const double Accuracy = 0.85;
    public const double BalancedAccuracy = 0.8134920634920634;
    public const double MacroF1 = 0.8266067266067265;
    public const double MacroRocAuc = 0.8877330672996306;
    public const double CalibrationError = 0.3066666662693024;

    public static readonly double[] Precision = [0.8571428571428571, 0.9444444444444444, 0.6666666666666666, 1.0];
    public static readonly double[] Recall = [0.8888888888888888, 0.8095238095238095, 0.8888888888888888, 0.6666666666666666];
    public static readonly double[] Specificity = [0.8787878787878788, 0.9743589743589743, 0.9215686274509803, 1.0];
    public static readonly double[] F1 = [0.8727272727272727, 0.8717948717948718, 0.761904761904762, 0.8];
    public static readonly double[] RocAuc = [0.8855218855218854, 0.9304029304029304, 0.9455337690631808, 0.7894736842105262];
    public static readonly int[] Support = [27, 21, 9, 3];
    public static readonly int[] Confusion = [24, 1, 2, 0, 3, 17, 1, 0, 1, 0, 8, 0, 0, 0, 1, 2];

    public static readonly int[] Labels =
    [
        0, 0, 2, 1, 0, 0, 1, 0, 1, 0, 0, 1, 0, 1, 1, 3, 0, 1, 1, 0,
        0, 3, 0, 0, 2, 1, 1, 2, 0, 1, 0, 0, 1, 3, 0, 1, 0, 1, 1, 0,
        2, 1, 1, 2, 0, 2, 2, 0, 2, 0, 1, 0, 1, 0, 2, 0, 1, 0, 1, 0,
    ];

    // Fortieths, shape (60, 4).
    public static readonly int[] Fortieths =
    [
        30, 0, 0, 10, 21, 10, 3, 6, 9, 9, 20, 2, 5, 24, 11, 0, 21, 7, 7, 5,
        13, 9, 6, 12, 7, 24, 2, 7, 31, 0, 6, 3, 0, 0, 40, 0, 22, 2, 7, 9,
        36, 0, 0, 4, 5, 23, 2, 10, 6, 13, 12, 9, 0, 24, 10, 6, 9, 22, 9, 0,
        2, 8, 8, 22, 23, 7, 0, 10, 10, 25, 0, 5, 3, 27, 10, 0, 23, 7, 10, 0,
        15, 6, 13, 6, 8, 8, 5, 19, 27, 0, 8, 5, 24, 4, 0, 12, 13, 4, 19, 4,
        3, 34, 0, 3, 0, 27, 10, 3, 8, 8, 24, 0, 22, 6, 0, 12, 14, 6, 10, 10,
        18, 11, 0, 11, 16, 10, 0, 14, 14, 13, 10, 3, 8, 8, 20, 4, 25, 3, 6, 6,
        5, 22, 5, 8, 0, 16, 24, 0, 7, 21, 10, 2, 2, 27, 11, 0, 28, 0, 4, 8,
        4, 4, 25, 7, 0, 40, 0, 0, 9, 25, 4, 2, 14, 0, 23, 3, 10, 10, 10, 10,
        6, 4, 22, 8, 19, 0, 13, 8, 24, 7, 0, 9, 11, 11, 18, 0, 25, 5, 0, 10,
        3, 19, 12, 6, 0, 0, 23, 17, 9, 25, 2, 4, 35, 0, 5, 0, 0, 5, 25, 10,
        28, 3, 0, 9, 21, 13, 0, 6, 16, 12, 8, 4, 10, 18, 5, 7, 25, 6, 0, 9,
    ];
}
