using MedScan.Torch.Tests.Reference;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.optim.lr_scheduler;

namespace MedScan.Torch.Tests.Optim;

// Expected values: Debian's python3-torch, see Reference/expected.py.
public class LRSchedulerTests
{
    private static readonly Dictionary<string, Func<optim.Optimizer, LRScheduler>> Schedules = new()
    {
        ["step"] = o => StepLR(o, 4, 0.5),
        ["multi step"] = o => MultiStepLR(o, [3, 9, 9, 20], 0.3),
        ["exponential"] = o => ExponentialLR(o, 0.9),
        ["lambda"] = o => LambdaLR(o, step => 1 / (1 + (0.5 * step))),
        ["linear"] = o => LinearLR(o, 0.1, 0.8, 12),
        ["cosine"] = o => CosineAnnealingLR(o, 10, 0.001),
        ["sequential"] = o => SequentialLR(o, [LinearLR(o, 0.1, 1, 5), CosineAnnealingLR(o, 20), ExponentialLR(o, 0.8)], [5, 25]),
        ["sequential lambda"] = o => SequentialLR(o, [LambdaLR(o, k => (k + 1) / 4.0), StepLR(o, 3, 0.5)], [4]),
        ["one cycle"] = o => OneCycleLR(o, 0.5, total_steps: 30),
        ["one cycle linear three phases"] = o => OneCycleLR(
            o, [0.5, 0.2], epochs: 5, steps_per_epoch: 6, pct_start: 0.4, anneal_strategy: impl.OneCycleLR.AnnealStrategy.Linear,
            base_momentum: [0.8, 0.7], max_momentum: [0.9, 0.95], div_factor: 10, final_div_factor: 100, three_phase: true),
        ["one cycle adam"] = o => OneCycleLR(o, 0.01, total_steps: 40, pct_start: 0.25),
        ["one cycle without momentum"] = o => OneCycleLR(o, 0.5, total_steps: 33, cycle_momentum: false),
        ["plateau"] = o => ReduceLROnPlateau(o, patience: 2, factor: 0.5, cooldown: 1, min_lr: [0.004]),
        ["plateau max abs"] = o => ReduceLROnPlateau(o, mode: "max", patience: 1, threshold: 0.05, threshold_mode: "abs"),
    };

    public static TheoryData<string> Names => [.. Schedules.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Step_ThirtyTimes_FollowsPyTorch(string name)
    {
        using var scope = NewDisposeScope();
        using optim.Optimizer optimizer = name == "one cycle adam"
            ? new AdamW([new AdamW.ParamGroup { Parameters = [Zero()] }, new([Zero()], new AdamW.Options { LearningRate = 0.02 })], 0.001)
            : TwoGroups();
        var schedule = Schedules[name](optimizer);
        var (rates, momenta) = (new List<double>(), new List<double>());
        for (var step = 0; step < 30; step++)
        {
            rates.AddRange(optimizer.ParamGroups.Select(group => group.LearningRate));
            momenta.AddRange(optimizer.ParamGroups.Select(group => group is optim.IBetas betas ? betas.Betas.Item1 : ((optim.IMomentum)group).Momentum));
            if (name == "plateau")
                schedule.step(step < 5 ? 1.0 / (step + 1) : 0.3);
            else if (name == "plateau max abs")
                schedule.step(0.03 * step);
            else
                schedule.step();
            Assert.Equal(optimizer.ParamGroups.Select(group => group.LearningRate), schedule.get_last_lr());
        }
        Values.AssertClose(Values.Of("schedule " + name)[0], [.. rates], 1e-12);
        Values.AssertClose(Values.Of("schedule " + name)[1], [.. momenta], 1e-12);
    }

    // A property: a schedule made to go on from step k sets the rates that the uninterrupted one has there.
    [Theory]
    [InlineData("lambda")]
    [InlineData("one cycle")]
    [InlineData("cosine")]
    public void Constructor_LastEpoch_GoesOnFromThere(string name)
    {
        using var scope = NewDisposeScope();
        using var whole = TwoGroups();
        var uninterrupted = Schedules[name](whole);
        for (var step = 0; step < 12; step++)
            uninterrupted.step();
        using var resumed = TwoGroups();
        LRScheduler rest = name switch
        {
            "lambda" => LambdaLR(resumed, step => 1 / (1 + (0.5 * step)), last_epoch: 11),
            "one cycle" => OneCycleLR(resumed, 0.5, total_steps: 30, last_epoch: 11),
            _ => CosineAnnealingLR(resumed, 10, 0.001, last_epoch: 11),
        };
        for (var step = 0; step < 5; step++)
        {
            Values.AssertClose([.. uninterrupted.get_last_lr()], [.. rest.get_last_lr()], 1e-12);
            uninterrupted.step();
            rest.step();
        }
    }

    [Fact]
    public void OneCycleLR_PastItsEnd_Throws()
    {
        using var scope = NewDisposeScope();
        using var optimizer = TwoGroups();
        var schedule = OneCycleLR(optimizer, 0.1, total_steps: 3);
        for (var step = 0; step < 3; step++)
            schedule.step();
        Assert.Throws<InvalidOperationException>(schedule.step);
    }

    [Fact]
    public void Constructor_ImpossibleOptions_Throws()
    {
        using var scope = NewDisposeScope();
        using var optimizer = TwoGroups();
        using var other = TwoGroups();
        Assert.Throws<ArgumentException>(() => OneCycleLR(optimizer, 0.1));
        Assert.Throws<ArgumentException>(() => OneCycleLR(optimizer, [0.1], total_steps: 5));
        Assert.Throws<ArgumentException>(() => ReduceLROnPlateau(optimizer, mode: "low"));
        Assert.Throws<ArgumentException>(() => ReduceLROnPlateau(optimizer, factor: 1));
        Assert.Throws<ArgumentException>(() => LinearLR(optimizer, start_factor: 0));
        Assert.Throws<ArgumentException>(() => SequentialLR(optimizer, [StepLR(optimizer, 1)], [3]));
        Assert.Throws<ArgumentException>(() => SequentialLR(optimizer, [StepLR(other, 1)], []));
        Assert.ThrowsAny<ArgumentException>(() => StepLR(optimizer, 0));
        Assert.Throws<InvalidOperationException>(() => ReduceLROnPlateau(optimizer).step());
    }

    private static SGD TwoGroups() =>
        optim.SGD([new SGD.ParamGroup { Parameters = [Zero()] }, new([Zero()], new SGD.Options { LearningRate = 0.02 })], 0.1, momentum: 0.9);

    private static Parameter Zero() => nn.Parameter(zeros(1));
}
