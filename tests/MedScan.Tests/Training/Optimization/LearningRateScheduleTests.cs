using MedScan.Experiments;
using MedScan.Training.Optimization;

namespace MedScan.Tests.Training.Optimization;

public sealed class LearningRateScheduleTests
{
    // torch 1.13.1: OneCycleLR(SGD([p], lr=0.1), max_lr=0.05, total_steps=20, pct_start=0.3), lr before each step.
    private static readonly double[] OneCycle =
    [
        0.0020000000000000018, 0.006583592135001266, 0.018583592135001263, 0.033416407864998735, 0.04541640786499874, 0.05,
        0.04937320031175437, 0.04752423160067369, 0.0445458088785525, 0.04058728269748815, 0.035847150089565044, 0.030563101096814465,
        0.0250001, 0.019437098903185537, 0.014153049910434961, 0.00941291730251185, 0.005454391121447502, 0.0024759683993263145,
        0.0006269996882456277, 2e-07,
    ];

    // The same with pct_start=0.2, which is one warm-up epoch of five.
    private static readonly double[] OneCycleWithWarmup =
    [
        0.0020000000000000018, 0.013999999999999999, 0.038, 0.05, 0.049519633931552724, 0.04809699592482892, 0.045786757160602404,
        0.04267769881898557, 0.03888930026846676, 0.034567147540784014, 0.02987733854137101, 0.0250001, 0.020122861458628998,
        0.015433052459215994, 0.011110899731533255, 0.007322501181014432, 0.004213442839397597, 0.0019032040751710828,
        0.0004805660684472796, 2e-07,
    ];

    // Four warm-up steps by hand, then torch 1.13.1: CosineAnnealingLR(SGD([p], lr=0.05), T_max=16).
    private static readonly double[] CosineWithWarmup =
    [
        0.0125, 0.025, 0.0375, 0.05,
        0.05, 0.049519632010080764, 0.048096988312782175, 0.04578674030756364, 0.04267766952966369, 0.038889255825490056,
        0.03456708580912725, 0.029877258050403213, 0.025, 0.020122741949596797, 0.01543291419087276, 0.011110744174509952,
        0.0073223304703363135, 0.0042132596924363665, 0.0019030116872178317, 0.0004803679899192393,
    ];

    public static TheoryData<ScheduleKind, int, double[]> Expected => new()
    {
        { ScheduleKind.OneCycle, 0, OneCycle },
        { ScheduleKind.OneCycle, 1, OneCycleWithWarmup },
        { ScheduleKind.Cosine, 1, CosineWithWarmup },
        { ScheduleKind.Constant, 1, [0.0125, 0.025, 0.0375, .. Enumerable.Repeat(0.05, 17)] },
        { ScheduleKind.Constant, 0, [.. Enumerable.Repeat(0.05, 20)] },
    };

    [Theory]
    [MemberData(nameof(Expected))]
    public void At_EveryStep_EqualsTorch(ScheduleKind kind, int warmupEpochs, double[] expected)
    {
        var config = new TrainConfig { Epochs = 5, Schedule = kind, WarmupEpochs = warmupEpochs, LearningRate = 0.05 };
        var schedule = new LearningRateSchedule(config, stepsPerEpoch: 4);

        Assert.Equal(20, schedule.TotalSteps);
        for (int step = 0; step < expected.Length; step++)
            Assert.Equal(expected[step], schedule.At(step), 1e-12);
    }

    [Theory]
    [InlineData(ScheduleKind.OneCycle)]
    [InlineData(ScheduleKind.Cosine)]
    [InlineData(ScheduleKind.Constant)]
    public void At_OneStepInAll_IsAUsableRate(ScheduleKind kind)
    {
        var schedule = new LearningRateSchedule(new TrainConfig { Epochs = 1, Schedule = kind, LearningRate = 0.05 }, stepsPerEpoch: 1);

        Assert.Equal(0.05, schedule.At(0), 1e-12);
    }
}
