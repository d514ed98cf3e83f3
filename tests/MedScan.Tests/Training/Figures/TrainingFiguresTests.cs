using MedScan.Charts;
using MedScan.Training.Figures;
using MedScan.Training.Reports;

namespace MedScan.Tests.Training.Figures;

public sealed class TrainingFiguresTests
{
    [Theory]
    [InlineData(1.0, AxisScale.Linear)]
    [InlineData(0.001, AxisScale.Log)]
    public void Loss_WideRange_IsLogarithmic(double last, AxisScale expected)
    {
        Figure figure = TrainingFigures.Loss([Epoch(1, 1.4), Epoch(2, last)]);

        Assert.Equal(expected, figure.Y.Scale);
        Assert.Equal([1.4, last], Assert.IsType<LineSeries>(figure.Series[0]).Y);
    }

    [Fact]
    public void ValidationScores_NoEpoch_IsRefused() => Assert.Throws<ArgumentException>(() => TrainingFigures.ValidationScores([]));

    private static EpochReport Epoch(int epoch, double loss) => new()
    {
        Epoch = epoch,
        Epochs = 2,
        Step = epoch,
        TrainLoss = loss,
        ValidationLoss = 1,
        ValidationAccuracy = 0.5,
        ValidationBalancedAccuracy = 0.5,
        ValidationMacroF1 = 0.5,
        LearningRate = 0.1,
        ImagesPerSecond = 1,
        ElapsedSeconds = 1,
        SecondsLeft = 0,
        IsBest = true,
    };
}
