using System.Globalization;
using MedScan.Training.Reports;

namespace MedScan.Cli.Display;

/// <summary>An epoch in one line.</summary>
internal static class EpochLine
{
    /// <summary>As <c>epoch  3/10  loss 0.512  validation: loss 0.480, accuracy 0.812, balanced 0.801, F1 0.795  121 images/s  best</c>.</summary>
    public static string Describe(EpochReport report) => string.Create(
        CultureInfo.InvariantCulture,
        $"epoch {report.Epoch.ToString(CultureInfo.InvariantCulture).PadLeft(Digits(report.Epochs))}/{report.Epochs}  "
        + $"loss {report.TrainLoss:0.000}  validation: loss {report.ValidationLoss:0.000}, accuracy {report.ValidationAccuracy:0.000}, "
        + $"balanced {report.ValidationBalancedAccuracy:0.000}, F1 {report.ValidationMacroF1:0.000}  "
        + $"{report.ImagesPerSecond:0} images/s{(report.IsBest ? "  best" : "")}");

    private static int Digits(int number) => number.ToString(CultureInfo.InvariantCulture).Length;
}
