using MedScan.Backbones;
using MedScan.Experiments;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MedScan.Training.Optimization;

/// <summary>SGD or AdamW over two groups of parameters, with a state that can be saved by parameter name.</summary>
/// <remarks>Weight decay acts on the weights of convolutions and linear layers only: pulling norms and biases, which are
/// one-dimensional, towards zero changes what the network can express and not how complicated it is.</remarks>
internal sealed class TrainingOptimizer : IDisposable
{
    private const string Momentum = ".momentum_buffer";
    private const string FirstMoment = ".exp_avg";
    private const string SecondMoment = ".exp_avg_sq";
    private const string StepCount = ".step";

    private readonly OptimizerHelper optimizer;
    private readonly IReadOnlyList<(string Name, Parameter Parameter)> parameters;
    private readonly double gradientClip;

    public TrainingOptimizer(Backbone backbone, TrainConfig config)
    {
        // In the order of the groups, which is the order of the optimizer's states.
        parameters = [.. backbone.named_parameters().OrderByDescending(named => named.parameter.dim() > 1)];
        gradientClip = config.GradientClip;
        Parameter[] decayed = [.. parameters.Select(named => named.Parameter).Where(parameter => parameter.dim() > 1)];
        Parameter[] free = [.. parameters.Select(named => named.Parameter).Where(parameter => parameter.dim() <= 1)];
        optimizer = config.Optimizer switch
        {
            OptimizerKind.Sgd => optim.SGD(
                [
                    new SGD.ParamGroup(decayed, config.LearningRate, config.Momentum, weight_decay: config.WeightDecay),
                    new SGD.ParamGroup(free, config.LearningRate, config.Momentum),
                ],
                config.LearningRate),
            OptimizerKind.AdamW => optim.AdamW(
                [
                    new AdamW.ParamGroup(decayed, config.LearningRate, weight_decay: config.WeightDecay),
                    new AdamW.ParamGroup(free, config.LearningRate),
                ],
                config.LearningRate),
            _ => throw new ArgumentOutOfRangeException(nameof(config), config.Optimizer, "Expected a known optimizer."),
        };
        if (config is { Optimizer: OptimizerKind.Sgd, Momentum: > 0 })
            CreateMomentum();
    }

    /// <summary>Forgets the gradients instead of zeroing them: 0 + -0 is 0, so that a resumed run would differ in the sign of zeros.</summary>
    public void ClearGradients()
    {
        foreach ((_, Parameter parameter) in parameters)
            parameter.grad = null;
    }

    /// <summary>Clips the gradients where the configuration says so, and moves the weights.</summary>
    public void Step(double learningRate)
    {
        if (gradientClip > 0)
            nn.utils.clip_grad_norm_(parameters.Select(named => named.Parameter), gradientClip);
        foreach (optim.ILearningRateController group in optimizer.ParamGroups)
            group.LearningRate = learningRate;
        optimizer.step();
    }

    /// <summary>The state by parameter name, as references that the optimizer goes on changing.</summary>
    /// <param name="created">Receives tensors that were made for the export; the caller disposes them.</param>
    public Dictionary<string, Tensor> Export(ICollection<Tensor> created)
    {
        var state = new Dictionary<string, Tensor>();
        foreach ((string name, _, OptimizerState entry) in States())
        {
            switch (entry)
            {
                case SGD.State { momentum_buffer: { } momentum }:
                    state.Add(name + Momentum, momentum);
                    break;
                case AdamW.State { exp_avg: { } first, exp_avg_sq: { } second } adam:
                    Tensor step = tensor(adam.step);
                    created.Add(step);
                    state.Add(name + StepCount, step);
                    state.Add(name + FirstMoment, first);
                    state.Add(name + SecondMoment, second);
                    break;
            }
        }

        return state;
    }

    /// <summary>Takes over an exported state.</summary>
    /// <param name="state">Tensors by name; not kept.</param>
    /// <param name="path">The file it came from, for the message.</param>
    /// <exception cref="MedScanException">A tensor is missing or has another shape.</exception>
    public void Import(IReadOnlyDictionary<string, Tensor> state, string path)
    {
        using IDisposable noGradient = no_grad();
        foreach ((string name, Parameter parameter, OptimizerState entry) in States())
        {
            switch (entry)
            {
                case SGD.State { momentum_buffer: { } momentum }:
                    momentum.copy_(Find(name + Momentum, parameter));
                    break;
                case AdamW.State { exp_avg: { } first, exp_avg_sq: { } second } adam:
                    first.copy_(Find(name + FirstMoment, parameter));
                    second.copy_(Find(name + SecondMoment, parameter));
                    adam.step = Find(name + StepCount, null).item<long>();
                    break;
            }
        }

        Tensor Find(string key, Tensor? like)
        {
            if (!state.TryGetValue(key, out Tensor? found))
                throw new MedScanException($"{path}: the optimizer state lacks '{key}'. The checkpoint was written with another configuration.");
            if (like is not null && !found.shape.SequenceEqual(like.shape))
            {
                throw new MedScanException(
                    $"{path}: expected '{key}' of shape ({string.Join(", ", like.shape)}), got ({string.Join(", ", found.shape)}).");
            }

            return found;
        }
    }

    public void Dispose() => optimizer.Dispose();

    /// <summary>Gives each momentum the memory order of its parameter from the start, in a fresh run as in a resumed one: SGD itself
    /// would take its first gradient's order, and arithmetic in another order may round differently.</summary>
    private void CreateMomentum()
    {
        using IDisposable noGradient = no_grad();
        foreach ((_, Parameter parameter, OptimizerState entry) in States())
            ((SGD.State)entry).momentum_buffer = zeros_like(parameter).DetachFromDisposeScope();
    }

    private IEnumerable<(string Name, Parameter Parameter, OptimizerState State)> States() =>
        parameters.Zip(optimizer.state_dict().State, (named, state) => (named.Name, named.Parameter, state));
}
