using MedScan.Backbones;
using MedScan.Experiments;
using MedScan.Torch.Accelerated;
using static TorchSharp.torch;

namespace MedScan.Training.Acceleration;

/// <summary>The fused operators of the system engine, in bfloat16 where the processor multiplies it natively.</summary>
internal sealed class FusedAcceleration : IAcceleration
{
    public Precision Resolve(Precision requested) => requested switch
    {
        Precision.Auto => FusedOperators.BFloat16Support == BFloat16Support.Native ? Precision.BFloat16 : Precision.Float32,
        Precision.BFloat16 when FusedOperators.BFloat16Support == BFloat16Support.None => throw new MedScanException(
            "precision bf16 needs a processor with AVX-512. Use precision: fp32, or auto to have the best that this processor offers."),
        _ => requested,
    };

    public IPreparedModel PrepareForTraining(Backbone backbone, Precision precision)
    {
        backbone.train();
        return new FusedModel(backbone, new FusedTrainingRunner(), Format(precision));
    }

    public IPreparedModel PrepareForInference(Backbone backbone, Precision precision)
    {
        backbone.eval();
        return new FusedModel(backbone, new FrozenRunner(Format(precision)), Format(precision));
    }

    private static ScalarType Format(Precision precision) =>
        precision == Precision.BFloat16 ? ScalarType.BFloat16 : ScalarType.Float32;
}
