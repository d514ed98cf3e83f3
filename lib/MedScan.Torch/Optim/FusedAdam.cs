using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Adam and AdamW without amsgrad in one pass; see <see cref="FusedStep"/>.</summary>
internal sealed unsafe class FusedAdam(double learningRate, double beta1, double beta2, double epsilon, double weightDecay, bool decoupledDecay, bool maximize, long step)
{
    private readonly float _rate = (float)(-learningRate / (1 - Math.Pow(beta1, step)));
    private readonly float _correction = (float)Math.Sqrt(1 - Math.Pow(beta2, step));
    private readonly float _beta1 = (float)beta1;
    private readonly float _rest1 = (float)(1 - beta1);
    private readonly float _beta2 = (float)beta2;
    private readonly float _rest2 = (float)(1 - beta2);
    private readonly float _epsilon = (float)epsilon;
    private readonly float _decay = decoupledDecay ? 0 : (float)weightDecay;
    private readonly float _shrink = decoupledDecay ? (float)(1 - (learningRate * weightDecay)) : 1;
    private readonly float _sign = maximize ? -1 : 1;

    /// <param name="rows">Parameter, gradient, average and average of squares.</param>
    public void Run(IReadOnlyList<Tensor[]> rows) => FusedStep.Run(rows, Update);

    private void Update(ReadOnlySpan<nint> addresses, int length)
    {
        float* parameter = (float*)addresses[0], gradient = (float*)addresses[1], average = (float*)addresses[2], square = (float*)addresses[3];
        var (decay, shrink, sign) = (new Vector<float>(_decay), new Vector<float>(_shrink), new Vector<float>(_sign));
        var (beta1, rest1, beta2, rest2) = (new Vector<float>(_beta1), new Vector<float>(_rest1), new Vector<float>(_beta2), new Vector<float>(_rest2));
        var (rate, correction, epsilon) = (new Vector<float>(_rate), new Vector<float>(_correction), new Vector<float>(_epsilon));
        var k = 0;
        for (; k <= length - Vector<float>.Count; k += Vector<float>.Count)
        {
            var p = Vector.Load(parameter + k) * shrink;
            var g = Vector.FusedMultiplyAdd(p, decay, Vector.Load(gradient + k) * sign);
            var m = Vector.FusedMultiplyAdd(g, rest1, Vector.Load(average + k) * beta1);
            var v = (Vector.Load(square + k) * beta2) + (g * rest2 * g);
            m.Store(average + k);
            v.Store(square + k);
            (p + (m * rate / ((Vector.SquareRoot(v) / correction) + epsilon))).Store(parameter + k);
        }
        for (; k < length; k++)
        {
            var p = parameter[k] * _shrink;
            var g = MathF.FusedMultiplyAdd(p, _decay, gradient[k] * _sign);
            var m = MathF.FusedMultiplyAdd(g, _rest1, average[k] * _beta1);
            var v = (square[k] * _beta2) + (g * _rest2 * g);
            (average[k], square[k]) = (m, v);
            parameter[k] = p + (m * _rate / ((MathF.Sqrt(v) / _correction) + _epsilon));
        }
    }
}
