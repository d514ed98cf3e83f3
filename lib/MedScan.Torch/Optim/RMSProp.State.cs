using static TorchSharp.torch;

namespace TorchSharp.Modules;

public partial class RMSProp
{
    /// <summary>The averages of one parameter.</summary>
    public sealed class State : OptimizerState, IDisposable
    {
        /// <summary>How many steps were taken.</summary>
        public long step;

        /// <summary>The running average of squared gradients.</summary>
        public Tensor? square_avg;

        /// <summary>The running update.</summary>
        public Tensor? momentum_buffer;

        /// <summary>The running average of gradients.</summary>
        public Tensor? grad_avg;

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
            Set(ref square_avg, zeros_like(_parameter));
            // Always there, as in TorchSharp: a schedule may raise the momentum from zero later.
            Set(ref momentum_buffer, zeros_like(_parameter));
            Set(ref grad_avg, zeros_like(_parameter));
        }

        /// <inheritdoc/>
        public override void to(Device device)
        {
            Move(ref square_avg, device);
            Move(ref momentum_buffer, device);
            Move(ref grad_avg, device);
        }

        /// <inheritdoc/>
        public override void LoadStateDict(BinaryReader reader)
        {
            ArgumentNullException.ThrowIfNull(reader);
            step = reader.ReadInt64();
            LoadTensor(reader, ref square_avg, _parameter.device);
            LoadConditionalStateTensor(reader, ref momentum_buffer, _parameter.device);
            LoadConditionalStateTensor(reader, ref grad_avg, _parameter.device);
        }

        /// <inheritdoc/>
        public override void SaveStateDict(BinaryWriter writer)
        {
            ArgumentNullException.ThrowIfNull(writer);
            writer.Write(step);
            StateFile.Write(writer, square_avg!);
            SaveConditionalStateTensor(writer, momentum_buffer);
            SaveConditionalStateTensor(writer, grad_avg);
        }

        /// <inheritdoc/>
        public override void LoadStateDict(OptimizerState source)
        {
            var from = Same<State>(source);
            step = from.step;
            Copy(ref square_avg, from.square_avg, _parameter.device);
            Copy(ref momentum_buffer, from.momentum_buffer, _parameter.device);
            Copy(ref grad_avg, from.grad_avg, _parameter.device);
        }

        /// <inheritdoc/>
        public override bool ApproximatelyEquals(OptimizerState other) =>
            other is State state && step == state.step && Close(square_avg, state.square_avg)
            && Close(momentum_buffer, state.momentum_buffer) && Close(grad_avg, state.grad_avg);

        /// <summary>Releases the averages.</summary>
        public void Dispose()
        {
            Set(ref square_avg, null);
            Set(ref momentum_buffer, null);
            Set(ref grad_avg, null);
        }
    }

    /// <summary>The options of a group; null means: as given to the optimizer's constructor.</summary>
    public class Options : OptimizerOptions
    {
        /// <summary>Whether to climb.</summary>
        public bool? maximize;

        /// <summary>Share of the last update in the next one.</summary>
        public double? momentum;

        /// <summary>Factor of the average of squared gradients.</summary>
        public double? alpha;

        /// <summary>Added to the divisor.</summary>
        public double? eps;

        /// <summary>This times the parameter is added to its gradient.</summary>
        public double? weight_decay;

        /// <summary>Whether to divide by the deviation in place of the root mean square.</summary>
        public bool? centered;

        /// <inheritdoc/>
        public override void LoadStateDict(BinaryReader reader)
        {
            base.LoadStateDict(reader);
            maximize = reader.ReadBoolean();
            momentum = reader.ReadDouble();
            alpha = reader.ReadDouble();
            eps = reader.ReadDouble();
            weight_decay = reader.ReadDouble();
            centered = reader.ReadBoolean();
        }

        /// <inheritdoc/>
        public override void LoadStateDict(OptimizerOptions source)
        {
            var from = Same<Options>(source);
            base.LoadStateDict(source);
            (momentum, alpha, eps, weight_decay) = (from.momentum, from.alpha, from.eps, from.weight_decay);
            (maximize, centered) = (from.maximize, from.centered);
        }

        /// <inheritdoc/>
        public override void SaveStateDict(BinaryWriter writer)
        {
            base.SaveStateDict(writer);
            writer.Write(maximize!.Value);
            writer.Write(momentum!.Value);
            writer.Write(alpha!.Value);
            writer.Write(eps!.Value);
            writer.Write(weight_decay!.Value);
            writer.Write(centered!.Value);
        }

        internal void Complete(Options defaults)
        {
            LearningRate ??= defaults.LearningRate;
            maximize ??= defaults.maximize;
            momentum ??= defaults.momentum;
            alpha ??= defaults.alpha;
            eps ??= defaults.eps;
            weight_decay ??= defaults.weight_decay;
            centered ??= defaults.centered;
        }
    }
}
