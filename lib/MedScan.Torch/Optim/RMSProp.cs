using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace TorchSharp.Modules;

/// <summary>RMSProp. Hinton, lecture notes, 2012; centered: Graves, arXiv:1308.0850, 2013.</summary>
public partial class RMSProp : OptimizerHelper, IMomentum
{
    /// <summary>Creates the optimizer over one group.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="lr">The learning rate.</param>
    /// <param name="alpha">Factor of the average of squared gradients.</param>
    /// <param name="eps">Added to the divisor.</param>
    /// <param name="weight_decay">This times the parameter is added to its gradient.</param>
    /// <param name="momentum">Share of the last update in the next one.</param>
    /// <param name="centered">Whether to divide by the deviation in place of the root mean square.</param>
    /// <param name="maximize">Whether to climb.</param>
    public RMSProp(IEnumerable<Parameter> parameters, double lr = 1e-3, double alpha = 0.99, double eps = 1e-8, double weight_decay = 0, double momentum = 0.0, bool centered = false, bool maximize = false)
        : this([new ParamGroup { Parameters = parameters }], lr, alpha, eps, weight_decay, momentum, centered, maximize)
    {
    }

    /// <summary>Creates the optimizer over several groups.</summary>
    /// <param name="parameters">The groups; options they leave unset become those given here.</param>
    /// <param name="lr">The learning rate.</param>
    /// <param name="alpha">Factor of the average of squared gradients.</param>
    /// <param name="eps">Added to the divisor.</param>
    /// <param name="weight_decay">This times the parameter is added to its gradient.</param>
    /// <param name="momentum">Share of the last update in the next one.</param>
    /// <param name="centered">Whether to divide by the deviation in place of the root mean square.</param>
    /// <param name="maximize">Whether to climb.</param>
    /// <exception cref="ArgumentException">An option is out of its range, or a parameter is in two groups.</exception>
    public RMSProp(IEnumerable<ParamGroup> parameters, double lr = 1e-3, double alpha = 0.99, double eps = 1e-8, double weight_decay = 0, double momentum = 0.0, bool centered = false, bool maximize = false)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        if (!(lr >= 0))
            throw new ArgumentException($"Invalid learning rate: {lr}", nameof(lr));
        if (!(eps >= 0))
            throw new ArgumentException($"Invalid ε: {eps}", nameof(eps));
        if (!(alpha >= 0))
            throw new ArgumentException($"Invalid alpha: {alpha}", nameof(alpha));
        if (!(momentum >= 0))
            throw new ArgumentException($"Invalid momentum value: {momentum}", nameof(momentum));
        if (!(weight_decay >= 0))
            throw new ArgumentException($"Invalid weight_decay value: {weight_decay}", nameof(weight_decay));
        _defaults = new Options
        {
            LearningRate = lr,
            InitialLearningRate = lr,
            alpha = alpha,
            eps = eps,
            weight_decay = weight_decay,
            momentum = momentum,
            centered = centered,
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
        var due = Due<State>(group);
        if (due.Count == 0)
            return;
        foreach (var (_, _, state) in due)
            state.step++;
        Tensor[] parameters = [.. due.Select(one => one.Parameter)];
        Tensor[] gradients = [.. due.Select(one => one.Gradient)];
        Tensor[] squares = [.. due.Select(one => one.State.square_avg!)];
        var alpha = options.alpha!.Value;
        if (options.maximize!.Value)
            gradients = Foreach.Negate(gradients);
        if (options.weight_decay != 0)
            gradients = Foreach.Add(gradients, parameters, options.weight_decay!.Value);

        Foreach.MulInPlace(squares, alpha);
        Foreach.AddcmulInPlace(squares, gradients, gradients, 1 - alpha);
        Tensor[] divisors;
        if (options.centered!.Value)
        {
            Tensor[] averages = [.. due.Select(one => one.State.grad_avg!)];
            Foreach.MulInPlace(averages, alpha);
            Foreach.AddInPlace(averages, gradients, 1 - alpha);
            divisors = Foreach.Addcmul(squares, averages, averages, -1);
            Foreach.SqrtInPlace(divisors);
        }
        else
        {
            divisors = Foreach.Sqrt(squares);
        }
        Foreach.AddInPlace(divisors, options.eps!.Value);

        var learningRate = options.LearningRate!.Value;
        if (options.momentum > 0)
        {
            Tensor[] buffers = [.. due.Select(one => one.State.momentum_buffer!)];
            Foreach.MulInPlace(buffers, options.momentum.Value);
            Foreach.AddcdivInPlace(buffers, gradients, divisors, 1);
            Foreach.AddInPlace(parameters, buffers, -learningRate);
        }
        else
        {
            Foreach.AddcdivInPlace(parameters, gradients, divisors, -learningRate);
        }
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

        /// <summary>Creates a group with its options.</summary>
        /// <param name="parameters">The parameters.</param>
        /// <param name="lr">The learning rate.</param>
        /// <param name="eps">Added to the divisor.</param>
        /// <param name="alpha">Factor of the average of squared gradients.</param>
        /// <param name="weight_decay">This times the parameter is added to its gradient.</param>
        /// <param name="momentum">Share of the last update in the next one.</param>
        /// <param name="centered">Whether to divide by the deviation in place of the root mean square.</param>
        public ParamGroup(IEnumerable<Parameter> parameters, double lr = 1e-3, double eps = 1e-8, double alpha = 0.99, double weight_decay = 0, double momentum = 0.0, bool centered = false)
            : base(parameters, new Options { LearningRate = lr, eps = eps, alpha = alpha, weight_decay = weight_decay, momentum = momentum, centered = centered })
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
