using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace TorchSharp.Modules;

/// <summary>Adam. Kingma and Ba, arXiv:1412.6980, 2014.</summary>
public partial class Adam : OptimizerHelper, IBetas
{
    /// <summary>Creates the optimizer over one group.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="lr">The learning rate.</param>
    /// <param name="beta1">Factor of the average of gradients.</param>
    /// <param name="beta2">Factor of the average of their squares.</param>
    /// <param name="eps">Added to the divisor.</param>
    /// <param name="weight_decay">This times the parameter is added to its gradient.</param>
    /// <param name="amsgrad">Whether to divide by the largest average of squares so far. Reddi et al., ICLR 2018.</param>
    /// <param name="maximize">Whether to climb.</param>
    public Adam(IEnumerable<Parameter> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false)
        : this([new ParamGroup { Parameters = parameters }], lr, beta1, beta2, eps, weight_decay, amsgrad, maximize)
    {
    }

    /// <summary>Creates the optimizer over several groups.</summary>
    /// <param name="parameters">The groups; options they leave unset become those given here.</param>
    /// <param name="lr">The learning rate.</param>
    /// <param name="beta1">Factor of the average of gradients.</param>
    /// <param name="beta2">Factor of the average of their squares.</param>
    /// <param name="eps">Added to the divisor.</param>
    /// <param name="weight_decay">This times the parameter is added to its gradient.</param>
    /// <param name="amsgrad">Whether to divide by the largest average of squares so far. Reddi et al., ICLR 2018.</param>
    /// <param name="maximize">Whether to climb.</param>
    /// <exception cref="ArgumentException">An option is out of its range, or a parameter is in two groups.</exception>
    public Adam(IEnumerable<ParamGroup> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        AdamUpdate.Check(lr, beta1, beta2, eps, weight_decay);
        _defaults = new Options
        {
            LearningRate = lr,
            InitialLearningRate = lr,
            beta1 = beta1,
            beta2 = beta2,
            eps = eps,
            weight_decay = weight_decay,
            amsgrad = amsgrad,
            maximize = maximize,
        };
        foreach (var group in parameters)
            add_param_group(group);
    }

    /// <summary>The factors of groups added from now on.</summary>
    public (double, double) Betas
    {
        get => (((Options)_defaults).beta1!.Value, ((Options)_defaults).beta2!.Value);
        set => (((Options)_defaults).beta1, ((Options)_defaults).beta2) = value;
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
        var entries = new List<AdamUpdate.Entry>();
        foreach (var (parameter, gradient, state) in Due<State>(group))
            entries.Add(new(parameter, gradient, state.exp_avg!, state.exp_avg_sq!, state.max_exp_avg_sq, ++state.step));
        AdamUpdate.Run(
            entries,
            options.LearningRate!.Value,
            options.beta1!.Value,
            options.beta2!.Value,
            options.eps!.Value,
            options.weight_decay!.Value,
            decoupledDecay: false,
            options.maximize!.Value);
    }

    /// <summary>Parameters that this optimizer treats alike.</summary>
    public class ParamGroup : ParamGroup<Options>, IBetas
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
        /// <param name="beta1">Factor of the average of gradients.</param>
        /// <param name="beta2">Factor of the average of their squares.</param>
        /// <param name="eps">Added to the divisor.</param>
        /// <param name="weight_decay">This times the parameter is added to its gradient.</param>
        /// <param name="amsgrad">Whether to divide by the largest average of squares so far.</param>
        /// <param name="maximize">Whether to climb.</param>
        public ParamGroup(IEnumerable<Parameter> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false)
            : base(parameters, new Options { LearningRate = lr, beta1 = beta1, beta2 = beta2, eps = eps, weight_decay = weight_decay, amsgrad = amsgrad, maximize = maximize })
        {
        }

        /// <inheritdoc/>
        public (double, double) Betas
        {
            get => (Options.beta1!.Value, Options.beta2!.Value);
            set => (Options.beta1, Options.beta2) = value;
        }
    }
}
