using MedScan.Torch.Interop;
using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace TorchSharp.Modules;

/// <summary>Base class of optimizers with parameter groups.</summary>
public abstract class OptimizerHelper : Optimizer
{
    /// <summary>The options given to the constructor, for groups that leave theirs unset.</summary>
    protected OptimizerOptions _defaults = null!;

    private readonly Dictionary<Parameter, OptimizerState> _states = new(ReferenceEqualityComparer.Instance);

    /// <summary>Creates an optimizer without groups.</summary>
    public OptimizerHelper()
    {
    }

    /// <inheritdoc/>
    public override void zero_grad()
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        Tensor[] gradients = [.. parameters().Select(parameter => parameter.grad).OfType<Tensor>()];
        if (gradients.Length > 0)
            Ops.Run("_foreach_zero_", gradients);
    }

    /// <inheritdoc/>
    public override void add_param_group(ParamGroup param_group) => _parameter_groups.Add(param_group);

    /// <summary>The options of each group and the state of each parameter; the optimizer's own, not copies.</summary>
    public virtual StateDictionary state_dict()
    {
        var all = new StateDictionary();
        foreach (var group in _parameter_groups)
        {
            all.Options.Add(group.Options);
            var places = new List<int>();
            foreach (var parameter in group.Parameters)
            {
                places.Add(all.State.Count);
                all.State.Add(_states[parameter]);
            }
            all.StateIndexRef.Add(places);
        }
        return all;
    }

    /// <summary>Copies the options and the state of another optimizer.</summary>
    /// <param name="state_dict">From an optimizer of the same class over the same parameters in the same groups.</param>
    /// <exception cref="ArgumentException">The groups, the parameters or the class differ.</exception>
    public virtual void load_state_dict(StateDictionary state_dict)
    {
        ArgumentNullException.ThrowIfNull(state_dict);
        var own = this.state_dict();
        CheckCounts(own, state_dict.Options.Count, state_dict.State.Count);
        foreach (var (options, source) in own.Options.Zip(state_dict.Options))
        {
            if (!ReferenceEquals(options, source))
                options.LoadStateDict(source);
        }
        foreach (var (state, source) in own.State.Zip(state_dict.State))
        {
            if (!ReferenceEquals(state, source))
                state.LoadStateDict(source);
        }
    }

    /// <summary>Writes the options and the state to a file in TorchSharp's format.</summary>
    /// <param name="location">The file; replaced where it exists.</param>
    public void save_state_dict(string location)
    {
        using var writer = new BinaryWriter(File.Create(location));
        save_state_dict(writer);
    }

    /// <summary>Writes the options and the state in TorchSharp's format.</summary>
    /// <param name="writer">Left open.</param>
    public void save_state_dict(BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        var own = state_dict();
        writer.Write(GetType().Name);
        StateFile.WriteNumber(writer, own.Options.Count);
        StateFile.WriteNumber(writer, own.State.Count);
        foreach (var options in own.Options)
            options.SaveStateDict(writer);
        foreach (var state in own.State)
            state.SaveStateDict(writer);
    }

    /// <summary>Reads the options and the state from a file in TorchSharp's format.</summary>
    /// <param name="location">The file.</param>
    /// <exception cref="InvalidDataException">It holds another optimizer's state, or something else.</exception>
    /// <exception cref="ArgumentException">The groups or parameters differ.</exception>
    public void load_state_dict(string location)
    {
        using var reader = new BinaryReader(File.OpenRead(location));
        load_state_dict(reader);
    }

    /// <summary>Reads the options and the state in TorchSharp's format.</summary>
    /// <param name="reader">Left open.</param>
    /// <exception cref="InvalidDataException">It holds another optimizer's state, or something else.</exception>
    /// <exception cref="ArgumentException">The groups or parameters differ.</exception>
    public void load_state_dict(BinaryReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var kind = reader.ReadString();
        if (kind != GetType().Name)
            throw new InvalidDataException($"Mismatched optimizer type: expected '{GetType().Name}', but found '{kind}' in the loaded stream.");
        var own = state_dict();
        CheckCounts(own, StateFile.ReadNumber(reader), StateFile.ReadNumber(reader));
        foreach (var options in own.Options)
            options.LoadStateDict(reader);
        foreach (var state in own.State)
            state.LoadStateDict(reader);
    }

    /// <summary>Moves the state to a device.</summary>
    /// <param name="device">The device.</param>
    public void to(Device device)
    {
        foreach (var state in _states.Values)
            state.to(device);
    }

    /// <summary>Runs the closure, then a step over each group without recording gradients.</summary>
    /// <param name="body">The step over one group; tensors it makes are disposed after it.</param>
    /// <param name="loss_closure">Computes the loss and its gradients first, where given.</param>
    /// <returns>What the closure returned, or null.</returns>
    protected Tensor? _step<T>(Action<T> body, Func<Tensor>? loss_closure = null)
        where T : ParamGroup
    {
        ArgumentNullException.ThrowIfNull(body);
        Tensor? loss = null;
        if (loss_closure is not null)
        {
            using var recording = enable_grad();
            loss = loss_closure();
        }
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        foreach (var group in _parameter_groups)
            body((T)group);
        return loss;
    }

    private protected override void ReleaseState()
    {
        foreach (var state in _states.Values.OfType<IDisposable>())
            state.Dispose();
        _states.Clear();
    }

    /// <summary>Takes a group in whose options are complete.</summary>
    private protected void Join(ParamGroup group, Func<Parameter, OptimizerState> newState)
    {
        var parameters = group.Parameters.ToList();
        if (parameters.FirstOrDefault(_states.ContainsKey) is not null || parameters.Distinct<object>(ReferenceEqualityComparer.Instance).Count() != parameters.Count)
            throw new ArgumentException("Expected each parameter in one group only; some parameters appear in more than one parameter group.", nameof(group));
        // A lazy sequence over a module would be walked again on every step.
        group.Parameters = parameters;
        group.Options.InitialLearningRate = group.Options.LearningRate!.Value;
        _parameter_groups.Add(group);
        foreach (var parameter in parameters)
        {
            var state = newState(parameter);
            state.Initialize(group.Options);
            _states.Add(parameter, state);
        }
    }

    /// <summary>The parameters of a group that have a gradient, with it and their state.</summary>
    private protected List<(Parameter Parameter, Tensor Gradient, TState State)> Due<TState>(ParamGroup group)
        where TState : OptimizerState
    {
        var due = new List<(Parameter, Tensor, TState)>();
        foreach (var parameter in group.Parameters)
        {
            if (parameter.grad is { } gradient)
                due.Add((parameter, gradient, (TState)_states[parameter]));
        }
        return due;
    }

    private static void CheckCounts(StateDictionary own, long groups, long states)
    {
        if (groups != own.Options.Count)
            throw new ArgumentException($"Invalid optimizer state -- different number of parameter groups: expected {own.Options.Count}, got {groups}.");
        if (states != own.State.Count)
            throw new ArgumentException($"Invalid optimizer state -- different number of states: expected {own.State.Count}, got {states}.");
    }
}
