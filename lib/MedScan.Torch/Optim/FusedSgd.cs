using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>SGD with or without momentum in one pass; see <see cref="FusedStep"/>.</summary>
internal sealed unsafe class FusedSgd(double learningRate, double momentum, double dampening, double weightDecay, bool nesterov, bool maximize)
{
    private readonly float _rate = (float)-learningRate;
    private readonly float _momentum = (float)momentum;
    private readonly float _share = (float)(1 - dampening);
    private readonly float _decay = (float)weightDecay;
    private readonly float _sign = maximize ? -1 : 1;

    /// <param name="rows">Parameter and gradient; with momentum, then its buffer.</param>
    public void Run(IReadOnlyList<Tensor[]> rows) => FusedStep.Run(rows, momentum == 0 ? Plain : WithMomentum);

    private void Plain(ReadOnlySpan<nint> addresses, int length)
    {
        float* parameter = (float*)addresses[0], gradient = (float*)addresses[1];
        var (rate, decay, sign) = (new Vector<float>(_rate), new Vector<float>(_decay), new Vector<float>(_sign));
        var k = 0;
        for (; k <= length - Vector<float>.Count; k += Vector<float>.Count)
        {
            var p = Vector.Load(parameter + k);
            var g = Vector.FusedMultiplyAdd(p, decay, Vector.Load(gradient + k) * sign);
            Vector.FusedMultiplyAdd(g, rate, p).Store(parameter + k);
        }
        for (; k < length; k++)
        {
            var g = MathF.FusedMultiplyAdd(parameter[k], _decay, gradient[k] * _sign);
            parameter[k] = MathF.FusedMultiplyAdd(g, _rate, parameter[k]);
        }
    }

    private void WithMomentum(ReadOnlySpan<nint> addresses, int length)
    {
        float* parameter = (float*)addresses[0], gradient = (float*)addresses[1], buffer = (float*)addresses[2];
        var (rate, decay, sign) = (new Vector<float>(_rate), new Vector<float>(_decay), new Vector<float>(_sign));
        var (factor, share) = (new Vector<float>(_momentum), new Vector<float>(_share));
        var k = 0;
        for (; k <= length - Vector<float>.Count; k += Vector<float>.Count)
        {
            var p = Vector.Load(parameter + k);
            var g = Vector.FusedMultiplyAdd(p, decay, Vector.Load(gradient + k) * sign);
            var b = Vector.FusedMultiplyAdd(g, share, Vector.Load(buffer + k) * factor);
            b.Store(buffer + k);
            Vector.FusedMultiplyAdd(nesterov ? Vector.FusedMultiplyAdd(b, factor, g) : b, rate, p).Store(parameter + k);
        }
        for (; k < length; k++)
        {
            var g = MathF.FusedMultiplyAdd(parameter[k], _decay, gradient[k] * _sign);
            var b = MathF.FusedMultiplyAdd(g, _share, buffer[k] * _momentum);
            buffer[k] = b;
            parameter[k] = MathF.FusedMultiplyAdd(nesterov ? MathF.FusedMultiplyAdd(b, _momentum, g) : b, _rate, parameter[k]);
        }
    }
}
