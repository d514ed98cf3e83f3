using System.Diagnostics;
using MedScan.Metrics;

namespace MedScan.Tests.Metrics;

public sealed class ClassificationReportTests
{
    // Expected values: scikit-learn 1.2.1, stored in ScikitLearnSample.
    [Fact]
    public void Create_StoredSample_EqualsScikitLearn()
    {
        var report = ClassificationReport.Create(Samples.ScikitLearn, new BootstrapOptions { Samples = 0 });
        Near([ScikitLearnSample.Accuracy], [report.Accuracy]);
        Near([ScikitLearnSample.BalancedAccuracy], [report.BalancedAccuracy]);
        Near([ScikitLearnSample.MacroF1], [report.MacroF1]);
        Near([ScikitLearnSample.MacroRocAuc], [report.MacroRocAuc]);
        Assert.Equal(ScikitLearnSample.CalibrationError, report.Calibration.ExpectedError, 1e-12);
        Near(ScikitLearnSample.Precision, report.Classes.Select(entry => entry.Precision));
        Near(ScikitLearnSample.Recall, report.Classes.Select(entry => entry.Recall));
        Near(ScikitLearnSample.Specificity, report.Classes.Select(entry => entry.Specificity));
        Near(ScikitLearnSample.F1, report.Classes.Select(entry => entry.F1));
        Near(ScikitLearnSample.RocAuc, report.Classes.Select(entry => entry.RocAuc));
        Assert.Equal(ScikitLearnSample.Support, report.Classes.Select(entry => entry.Support));
        Assert.Equal(ScikitLearnSample.Confusion, report.ConfusionMatrix.SelectMany(row => row));
        Assert.Equal(ScikitLearnSample.Support.Max() / 60.0, report.MajorityClassAccuracy);
        Assert.Equal(ScikitLearnSample.Support.Select(count => count / 60.0), report.Classes.Select(entry => entry.Prevalence));
        Assert.Null(report.Intervals);
        Assert.Null(report.Accuracy.Lower);
    }

    [Fact]
    public void Create_WithIntervals_ContainsEachValueAndRepeatsWithTheSeed()
    {
        var report = ClassificationReport.Create(Samples.ScikitLearn);
        Assert.All(
            report.Classes.Take(3) // the last class has 3 samples, too few for an interval
                .SelectMany(entry => new[] { entry.Precision, entry.Recall, entry.Specificity, entry.F1, entry.RocAuc })
                .Append(report.Accuracy),
            estimate => Assert.True(
                estimate.Lower < estimate.Value && estimate.Value < estimate.Upper && estimate.Lower >= 0 && estimate.Upper <= 1,
                estimate.ToString()));
        Assert.Equal(new IntervalReport(0.95, 1000, 7, "sample", 60), report.Intervals);
        Assert.Equal(report.ToJson(), ClassificationReport.Create(Samples.ScikitLearn).ToJson());
        Assert.NotEqual(report.Classes, ClassificationReport.Create(Samples.ScikitLearn, new BootstrapOptions { Seed = 8 }).Classes);
    }

    // By hand: 340 right of 400, so the standard error is sqrt(0.85 * 0.15 / 400) = 0.01785 and 1.96 of them 0.0350.
    [Fact]
    public void Create_ManySamples_IntervalIsNearTheNormalOne()
    {
        var report = ClassificationReport.Create(
            Samples.TwoClasses(Enumerable.Range(0, 400).Select(index => (index % 2, index >= 60, 0.8f))), new BootstrapOptions { Samples = 4000 });
        Assert.Equal(0.85 - 0.0350, report.Accuracy.Lower!.Value, 0.004);
        Assert.Equal(0.85 + 0.0350, report.Accuracy.Upper!.Value, 0.004);
    }

    // Property: copies of a slice carry no information, so patients with three equal slices give the interval of one slice each.
    [Fact]
    public void Create_GroupsOfCopies_GiveTheIntervalOfTheGroups()
    {
        (int, bool, float)[] patients = [.. Enumerable.Range(0, 50).Select(index => (index % 2, index % 5 > 0, 0.6f + (index * 0.007f)))];
        var single = ClassificationReport.Create(Samples.TwoClasses(patients));
        var copies = ClassificationReport.Create(Samples.TwoClasses(
            patients.SelectMany(patient => Enumerable.Repeat(patient, 3)),
            [.. Enumerable.Range(0, 150).Select(index => $"patient {index / 3}")]));
        Assert.Equal(new IntervalReport(0.95, 1000, 7, "group", 50), copies.Intervals);
        Assert.Equal(single.Accuracy, copies.Accuracy);
        Assert.Equal(single.MacroF1, copies.MacroF1);
        Assert.Equal(single.MacroRocAuc, copies.MacroRocAuc);
    }

    [Fact]
    public void Create_OnlyNullGroups_AreSingleSamples()
    {
        (int, bool, float)[] samples = [.. Enumerable.Range(0, 30).Select(index => (index % 2, index % 3 > 0, 0.7f))];
        Assert.Equal(
            ClassificationReport.Create(Samples.TwoClasses(samples)).ToJson(),
            ClassificationReport.Create(Samples.TwoClasses(samples, new string?[30])).ToJson());
    }

    // By hand: three classes of which the last has no samples and is never predicted.
    [Fact]
    public void Create_AbsentClass_IsNullAndLeftOutOfMeans()
    {
        var report = ClassificationReport.Create(new LabelledPredictions(
            ["a", "b", "c"], [0, 0, 1, 1], [0.8f, 0.1f, 0.1f, 0.2f, 0.7f, 0.1f, 0.3f, 0.6f, 0.1f, 0.1f, 0.7f, 0.2f]));
        ClassReport absent = report.Classes[2];
        Assert.Equal((null, null, null, null), (absent.Precision.Value, absent.Recall.Value, absent.F1.Value, absent.RocAuc.Value));
        Assert.Equal(1, absent.Specificity.Value);
        Assert.Equal(0, absent.Prevalence);
        Assert.Equal(0.75, report.BalancedAccuracy.Value);
        Assert.Equal(((2.0 / 3) + 0.8) / 2, report.MacroF1.Value!.Value, 12);
    }

    [Fact]
    public void Create_OneClassOnly_HasNoAuc()
    {
        var report = ClassificationReport.Create(Samples.TwoClasses([(1, true, 0.9f), (1, false, 0.6f), (1, true, 0.7f)]));
        Assert.Null(report.MacroRocAuc.Value);
        Assert.Null(report.MacroRocAuc.Lower);
        Assert.Null(report.Classes[1].Specificity.Value);
        Assert.Equal(1, report.MajorityClassAccuracy);
    }

    // Without variation a bootstrap knows nothing; with one sample of a class, 37 % of the resamples miss it.
    [Fact]
    public void Create_TooLittleForAnInterval_HasNone()
    {
        var perfect = ClassificationReport.Create(Samples.TwoClasses(Enumerable.Range(0, 20).Select(index => (index % 2, true, 0.9f))));
        Assert.Equal(new Estimate(1), perfect.Accuracy);
        var rare = ClassificationReport.Create(Samples.TwoClasses(Enumerable.Range(0, 20).Select(index => (index == 0 ? 1 : 0, index % 4 > 0, 0.9f))));
        Assert.NotNull(rare.Accuracy.Lower);
        Assert.NotNull(rare.BalancedAccuracy.Value);
        Assert.Null(rare.BalancedAccuracy.Lower);
        Assert.Null(rare.MacroRocAuc.Lower);
    }

    [Fact]
    public void Create_FewResamples_IsRefused() =>
        Assert.Throws<ArgumentException>(() => ClassificationReport.Create(Samples.ScikitLearn, new BootstrapOptions { Samples = 50 }));

    [Fact]
    public void ToJson_Report_ReadsBackEqual()
    {
        var report = ClassificationReport.Create(Samples.ScikitLearn) with
        {
            Subject = new EvaluationSubject { DataSet = "größe", Split = "test" },
        };
        var back = ClassificationReport.FromJson(report.ToJson());
        Assert.Equal(report.ToJson(), back.ToJson());
        Assert.Equal(report.Classes, back.Classes);
        Assert.Equal((report.Subject, report.Accuracy, report.Intervals), (back.Subject, back.Accuracy, back.Intervals));
    }

    [Fact]
    public void ToJson_SmallReport_HasTheApprovedText()
    {
        string json = ClassificationReport.Create(
            Samples.TwoClasses([(0, true, 0.75f), (1, true, 0.75f)]), new BootstrapOptions { Samples = 0 }).ToJson();
        Assert.StartsWith(
            """
            {
              "schema_version": 1,
              "subject": {
                "data_set": null,
                "data_set_digest": null,
                "split": null,
                "split_digest": null,
                "experiment": null,
                "checkpoint": null
              },
              "samples": 2,
              "accuracy": {
                "value": 1,
                "lower": null,
                "upper": null
              },
              "majority_class_accuracy": 0.5,
              "balanced_accuracy": {
                "value": 1,
                "lower": null,
                "upper": null
              },
              "macro_f1": {
                "value": 1,
                "lower": null,
                "upper": null
              },
              "macro_roc_auc": {
                "value": 1,
                "lower": null,
                "upper": null
              },
              "calibration": {
                "expected_error": 0.25,
                "bins": [
                  {
                    "lower": 0,
                    "upper": 0.06666666666666667,
                    "count": 0,
                    "mean_confidence": null,
                    "accuracy": null
                  },
            """,
            json, StringComparison.Ordinal);
        Assert.EndsWith(
            """
                  "f1": {
                    "value": 1,
                    "lower": null,
                    "upper": null
                  },
                  "roc_auc": {
                    "value": 1,
                    "lower": null,
                    "upper": null
                  }
                }
              ],
              "confusion_matrix": [
                [
                  1,
                  0
                ],
                [
                  0,
                  1
                ]
              ],
              "intervals": null,
              "without_leaked": null
            }

            """,
            json, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"schema_version\": 2}")]
    public void FromJson_SomethingElse_IsRefused(string json) =>
        Assert.Throws<MedScanException>(() => ClassificationReport.FromJson(json));

    [Fact]
    public void FromJson_NewerSchema_SaysSo()
    {
        string json = ClassificationReport.Create(Samples.ScikitLearn).ToJson().Replace("\"schema_version\": 1", "\"schema_version\": 2", StringComparison.Ordinal);
        Assert.Contains("got 2", Assert.Throws<MedScanException>(() => ClassificationReport.FromJson(json)).Message, StringComparison.Ordinal);
    }

    // Takes 0.3 s on an idle core; the limit forgives a busy one and catches a cost that grows with the square of the samples.
    [Fact]
    public void Create_5000SamplesAnd1000Resamples_IsFast()
    {
        var random = new Random(1);
        int[] labels = [.. Enumerable.Range(0, 5000).Select(_ => random.Next(4))];
        float[] probabilities = new float[20_000];
        for (int sample = 0; sample < 5000; sample++)
        {
            double[] raw = [.. Enumerable.Range(0, 4).Select(index => random.NextDouble() + (index == labels[sample] ? 0.5 : 0))];
            for (int index = 0; index < 4; index++)
            {
                probabilities[(sample * 4) + index] = (float)(raw[index] / raw.Sum());
            }
        }

        var clock = Stopwatch.StartNew();
        ClassificationReport.Create(new LabelledPredictions(["a", "b", "c", "d"], labels, probabilities));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), $"took {clock.Elapsed}");
    }

    private static void Near(IEnumerable<double> expected, IEnumerable<Estimate> actual) =>
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second.Value!.Value, 1e-12));
}
