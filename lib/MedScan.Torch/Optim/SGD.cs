using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace TorchSharp.Modules;

/// <summary>Stochastic gradient descent with momentum. Sutskever et al., ICML 2013.</summary>
public partial class SGD : OptimizerHelper, IMomentum
{
    /// <summary>Creates the optimizer over one group.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="lr">The learning rate.</param>
    /// <param name="momentum">Share of the last update in the next one.</param>
    /// <param name="dampening">Share of a gradient that does not enter the momentum.</param>
    /// <param name="weight_decay">This times the parameter is added to its gradient.</param>
    /// <param name="nesterov">Whether to look one momentum step ahead.</param>
    /// <param name="maximize">Whether to climb.</param>
    public SGD(IEnumerable<Parameter> parameters, double lr, double momentum = 0.0, double dampening = 0, double weight_decay = 0, bool nesterov = false, bool maximize = false)
        : this([new ParamGroup { Parameters = parameters }], lr, momentum, dampening, weight_decay, nesterov, maximize)
    {
    }

    /// <summary>Creates the optimizer over several groups.</summary>
    /// <param name="parameters">The groups; options they leave unset become those given here.</param>
    /// <param name="lr">The learning rate.</param>
    /// <param name="momentum">Share of the last update in the next one.</param>
    /// <param name="dampening">Share of a gradient that does not enter the momentum.</param>
    /// <param name="weight_decay">This times the parameter is added to its gradient.</param>
    /// <param name="nesterov">Whether to look one momentum step ahead.</param>
    /// <param name="maximize">Whether to climb.</param>
    /// <exception cref="ArgumentException">An option is out of its range, or a parameter is in two groups.</exception>
    public SGD(IEnumerable<ParamGroup> parameters, double lr, double momentum = 0.0, double dampening = 0, double weight_decay = 0, bool nesterov = false, bool maximize = false)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        if (!(lr >= 0))
            throw new ArgumentException($"Invalid learning rate: {lr}", nameof(lr));
        if (!(momentum >= 0))
            throw new ArgumentException($"Invalid momentum value: {momentum}", nameof(momentum));
        if (!(weight_decay >= 0))
            throw new ArgumentException($"Invalid weight_decay value: {weight_decay}", nameof(weight_decay));
        if (nesterov && (momentum <= 0 || dampening != 0))
            throw new ArgumentException("Nesterov momentum requires a momentum and zero dampening", nameof(nesterov));
        _defaults = new Options
        {
            LearningRate = lr,
            InitialLearningRate = lr,
            momentum = momentum,
            dampening = dampening,
            weight_decay = weight_decay,
            nesterov = nesterov,
            maximize = maximize,
        };
        foreach (var group in parameters)
            add_param_group(group);
    }

    /// <summary>The momentum of groups added from now on.</summary>
    public double Momentum
    {
        get => ((Options)_defaults).momentum!.Value;
        set => ((Options)_defaults).momentum = value;
    }

    /// <inheritdoc/>
    public override void add_param_group(Modules.ParamGroup param_group)
    {
        ArgumentNullException.ThrowIfNull(param_group);
        var options = (Options)(param_group.Options ??= new Options());
        options.Complete((Options)_defaults);
        Join(param_group, parameter => new State(parameter));
    }

    /// <inheritdoc/>
    public override Tensor? step(Func<Tensor>? closure = null) => _step<Modules.ParamGroup>(Update, closure);

    private void Update(Modules.ParamGroup group)
    {
        var options = (Options)group.Options;
        var withMomentum = options.momentum != 0;
        var fused = new List<Tensor[]>();
        var rest = new List<(Parameter, Tensor, State)>();
        foreach (var (parameter, gradient, state) in Due<State>(group))
        {
            Tensor[]? row = !withMomentum ? [parameter, gradient]
                : state.momentum_buffer is { } buffer ? [parameter, gradient, buffer] : null;
            if (row is not null && FusedStep.Fits(row))
                fused.Add(row);
            else
                rest.Add((parameter, gradient, state));
        }
        if (fused.Count > 0)
        {
            new FusedSgd(
                options.LearningRate!.Value,
                options.momentum!.Value,
                options.dampening!.Value,
                options.weight_decay!.Value,
                options.nesterov!.Value,
                options.maximize!.Value).Run(fused);
        }
        if (rest.Count > 0)
            UpdateByOperators(rest, options);
    }

    // The first step, which makes the momentum, and parameters of other types, places or orders.
    private static void UpdateByOperators(List<(Parameter Parameter, Tensor Gradient, State State)> due, Options options)
    {
        Tensor[] parameters = [.. due.Select(one => one.Parameter)];
        Tensor[] gradients = [.. due.Select(one => one.Gradient)];
        if (options.maximize!.Value)
            gradients = Foreach.Negate(gradients);
        if (options.weight_decay != 0)
            gradients = Foreach.Add(gradients, parameters, options.weight_decay!.Value);
        if (options.momentum != 0)
        {
            var momentum = options.momentum!.Value;
            var old = due.Index().Where(one => one.Item.State.momentum_buffer is not null).ToList();
            if (old.Count > 0)
            {
                Tensor[] buffers = [.. old.Select(one => one.Item.State.momentum_buffer!)];
                Foreach.MulInPlace(buffers, momentum);
                Foreach.AddInPlace(buffers, [.. old.Select(one => gradients[one.Index])], 1 - options.dampening!.Value);
            }
            foreach (var (k, one) in due.Index())
                one.State.momentum_buffer ??= gradients[k].detach().clone().DetachFromDisposeScope();
            Tensor[] all = [.. due.Select(one => one.State.momentum_buffer!)];
            gradients = options.nesterov!.Value ? Foreach.Add(gradients, all, momentum) : all;
        }
        Foreach.AddInPlace(parameters, gradients, -options.LearningRate!.Value);
    }

    /// <summary>Parameters that this optimizer treats alike.</summary>
    public class ParamGroup : ParamGroup<Options>, IMomentum
    {
        /// <summary>Creates an empty group.</summary>
        public ParamGroup()
        {
        }

        /// <summary>Creates a group.</summary>
        /// <param name="parameters">The parameters.</param>
        /// <param name="options">What is left unset becomes what is given to the optimizer's constructor.</param>
        public ParamGroup(IEnumerable<Parameter> parameters, Options options)
            : base(parameters, options)
        {
        }

        /// <summary>Creates a group with all its options.</summary>
        /// <param name="parameters">The parameters.</param>
        /// <param name="lr">The learning rate.</param>
        /// <param name="momentum">Share of the last update in the next one.</param>
        /// <param name="dampening">Share of a gradient that does not enter the momentum.</param>
        /// <param name="weight_decay">This times the parameter is added to its gradient.</param>
        /// <param name="nesterov">Whether to look one momentum step ahead.</param>
        /// <param name="maximize">Whether to climb.</param>
        public ParamGroup(IEnumerable<Parameter> parameters, double lr = 1e-3, double momentum = 0.0, double dampening = 0, double weight_decay = 0, bool nesterov = false, bool maximize = false)
            : base(parameters, new Options { LearningRate = lr, momentum = momentum, dampening = dampening, weight_decay = weight_decay, nesterov = nesterov, maximize = maximize })
        {
        }

        /// <inheritdoc/>
        public double Momentum
        {
            get => Options.momentum!.Value;
            set => Options.momentum = value;
        }
    }
}
