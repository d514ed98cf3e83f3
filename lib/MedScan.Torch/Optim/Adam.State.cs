using static TorchSharp.torch;

namespace TorchSharp.Modules;

public partial class Adam
{
    /// <summary>The averages of one parameter.</summary>
    public sealed class State : OptimizerState, IDisposable
    {
        /// <summary>How many steps were taken.</summary>
        public long step;

        /// <summary>The running average of gradients.</summary>
        public Tensor? exp_avg;

        /// <summary>The running average of their squares.</summary>
        public Tensor? exp_avg_sq;

        /// <summary>The largest average of squares so far; null unless the group has amsgrad.</summary>
        public Tensor? max_exp_avg_sq;

        /// <summary>Creates the state of a parameter.</summary>
        /// <param name="parameter">The parameter.</param>
        public State(Parameter parameter)
            : base(parameter)
        {
        }

        /// <inheritdoc/>
        public override void Initialize(OptimizerOptions options)
        {
            step = 0;
            Set(ref exp_avg, zeros_like(_parameter));
            Set(ref exp_avg_sq, zeros_like(_parameter));
            Set(ref max_exp_avg_sq, ((Options)options).amsgrad == true ? zeros_like(_parameter) : null);
        }

        /// <inheritdoc/>
        public override void to(Device device)
        {
            Move(ref exp_avg, device);
            Move(ref exp_avg_sq, device);
            Move(ref max_exp_avg_sq, device);
        }

        /// <inheritdoc/>
        public override void LoadStateDict(BinaryReader reader)
        {
            ArgumentNullException.ThrowIfNull(reader);
            step = reader.ReadInt64();
            LoadTensor(reader, ref exp_avg, _parameter.device);
            LoadTensor(reader, ref exp_avg_sq, _parameter.device);
            LoadConditionalStateTensor(reader, ref max_exp_avg_sq, _parameter.device);
        }

        /// <inheritdoc/>
        public override void SaveStateDict(BinaryWriter writer)
        {
            ArgumentNullException.ThrowIfNull(writer);
            writer.Write(step);
            StateFile.Write(writer, exp_avg!);
            StateFile.Write(writer, exp_avg_sq!);
            SaveConditionalStateTensor(writer, max_exp_avg_sq);
        }

        /// <inheritdoc/>
        public override void LoadStateDict(OptimizerState source)
        {
            var from = Same<State>(source);
            step = from.step;
            Copy(ref exp_avg, from.exp_avg, _parameter.device);
            Copy(ref exp_avg_sq, from.exp_avg_sq, _parameter.device);
            Copy(ref max_exp_avg_sq, from.max_exp_avg_sq, _parameter.device);
        }

        /// <inheritdoc/>
        public override bool ApproximatelyEquals(OptimizerState other) =>
            other is State state && step == state.step && Close(exp_avg, state.exp_avg)
            && Close(exp_avg_sq, state.exp_avg_sq) && Close(max_exp_avg_sq, state.max_exp_avg_sq);

        /// <summary>Releases the averages.</summary>
        public void Dispose()
        {
            Set(ref exp_avg, null);
            Set(ref exp_avg_sq, null);
            Set(ref max_exp_avg_sq, null);
        }
    }

    /// <summary>The options of a group; null means: as given to the optimizer's constructor.</summary>
    public class Options : OptimizerOptions
    {
        /// <summary>Factor of the average of gradients.</summary>
        public double? beta1;

        /// <summary>Factor of the average of their squares.</summary>
        public double? beta2;

        /// <summary>This times the parameter is added to its gradient.</summary>
        public double? weight_decay;

        /// <summary>Added to the divisor.</summary>
        public double? eps;

        /// <summary>Whether to divide by the largest average of squares so far.</summary>
        public bool? amsgrad;

        /// <summary>Whether to climb.</summary>
        public bool? maximize;

        /// <inheritdoc/>
        public override void LoadStateDict(BinaryReader reader)
        {
            base.LoadStateDict(reader);
            beta1 = reader.ReadDouble();
            beta2 = reader.ReadDouble();
            eps = reader.ReadDouble();
            weight_decay = reader.ReadDouble();
            amsgrad = reader.ReadBoolean();
            maximize = reader.ReadBoolean();
        }

        /// <inheritdoc/>
        public override void LoadStateDict(OptimizerOptions source)
        {
            var from = Same<Options>(source);
            base.LoadStateDict(source);
            (beta1, beta2, eps, weight_decay) = (from.beta1, from.beta2, from.eps, from.weight_decay);
            (amsgrad, maximize) = (from.amsgrad, from.maximize);
        }

        /// <inheritdoc/>
        public override void SaveStateDict(BinaryWriter writer)
        {
            base.SaveStateDict(writer);
            writer.Write(beta1!.Value);
            writer.Write(beta2!.Value);
            writer.Write(eps!.Value);
            writer.Write(weight_decay!.Value);
            writer.Write(amsgrad!.Value);
            writer.Write(maximize!.Value);
        }

        internal void Complete(Options defaults)
        {
            LearningRate ??= defaults.LearningRate;
            beta1 ??= defaults.beta1;
            beta2 ??= defaults.beta2;
            eps ??= defaults.eps;
            weight_decay ??= defaults.weight_decay;
            amsgrad ??= defaults.amsgrad;
            maximize ??= defaults.maximize;
        }
    }
}
