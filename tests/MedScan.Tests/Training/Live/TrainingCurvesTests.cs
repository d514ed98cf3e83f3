using System.Xml.Linq;
using MedScan.Charts;
using MedScan.Charts.Tests.Notebooks;
using MedScan.Training.Live;
using MedScan.Training.Reports;

namespace MedScan.Tests.Training.Live;

public class TrainingCurvesTests
{
    [Fact]
    public void Report_AnyReport_SaysThatItChanged()
    {
        TrainingCurves curves = new();
        int changes = 0;
        curves.PropertyChanged += (_, _) => changes++;

        curves.Report(new NoticeReport { Message = "a <notice> & more" });
        curves.Report(Step(1, 1));

        Assert.Equal(2, changes);
    }

    [Fact]
    public void Status_FollowsSteps()
    {
        TrainingCurves curves = new();
        curves.Report(Step(2, 5));

        Assert.Equal("Epoch 2 of 3, step 5 of 10: loss 0.500, 100 images/s, 01:05 left", curves.Status);
    }

    [Fact]
    public void Loss_HasStepsInEpochsAndTheEpochs()
    {
        TrainingCurves curves = new();
        curves.Report(Step(1, 5));
        curves.Report(Step(1, 10));
        curves.Report(Epoch(1));

        LineSeries[] lines = [.. curves.Loss.Series.Cast<LineSeries>()];

        Assert.Equal([0.5, 1.0], lines[0].X);
        Assert.Equal([1.0], lines[1].X);
        Assert.Equal((0.0, 3.0), (curves.Loss.X.Minimum!.Value, curves.Loss.X.Maximum!.Value));
    }

    [Fact]
    public void Report_ATrainingThatGoesOnFromBefore_ForgetsWhatCameAfter()
    {
        TrainingCurves curves = new();
        for (int epoch = 1; epoch <= 3; epoch++)
        {
            curves.Report(Step(epoch, 10));
            curves.Report(Epoch(epoch));
        }

        curves.Report(Step(2, 10));
        curves.Report(Epoch(2));

        Assert.Equal([1, 2], curves.Epochs.Select(epoch => epoch.Epoch));
        Assert.Equal([1.0, 2.0], ((LineSeries)curves.Loss.Series[0]).X);
    }

    [Fact]
    public void Report_VeryManySteps_AreThinnedToTheirMeans()
    {
        TrainingCurves curves = new();
        for (int step = 1; step <= 100_000; step++)
            curves.Report(Step(1, step, steps: 100_000));

        LineSeries line = (LineSeries)curves.Loss.Series[0];

        Assert.InRange(line.X.Count, 250, 600);
        Assert.All(line.Y, loss => Assert.Equal(0.5, loss, precision: 9));
    }

    [Fact]
    public void ToSvg_BeforeAndDuringATraining_IsOnePicture()
    {
        TrainingCurves curves = new();
        curves.Report(new NoticeReport { Message = "a <notice> & \u0001 more" });
        XElement before = XElement.Parse(curves.ToSvg());
        curves.Report(Step(1, 1));
        curves.Report(Epoch(1));

        Assert.Contains("a <notice> &  more", before.Value, StringComparison.Ordinal);
        Assert.Equal(2, XElement.Parse(curves.ToSvg()).Descendants().Count(element => element.Attribute("role")?.Value == "img"));
        Assert.Equal(["image/svg+xml", "text/plain"], AsKernel.Format(curves).Keys);
    }

    private static StepReport Step(int epoch, int step, int steps = 10) => new()
    {
        Epoch = epoch,
        Epochs = 3,
        StepInEpoch = step,
        StepsPerEpoch = steps,
        Step = ((epoch - 1) * steps) + step,
        Loss = 0.5,
        LearningRate = 0.1,
        ImagesPerSecond = 100,
        SecondsLeft = 65,
    };

    private static EpochReport Epoch(int epoch) => new()
    {
        Epoch = epoch,
        Epochs = 3,
        Step = epoch * 10,
        TrainLoss = 0.5,
        ValidationLoss = 0.6,
        ValidationAccuracy = 0.7,
        ValidationBalancedAccuracy = 0.6,
        ValidationMacroF1 = 0.5,
        LearningRate = 0.1,
        ImagesPerSecond = 100,
        ElapsedSeconds = 10,
        SecondsLeft = 20,
        IsBest = true,
    };
}
