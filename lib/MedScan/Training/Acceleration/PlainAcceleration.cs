using MedScan.Backbones;
using MedScan.Experiments;

namespace MedScan.Training.Acceleration;

/// <summary>What every engine can do: 32-bit floats, layer by layer, with convolution weights in channels-last order.</summary>
internal sealed class PlainAcceleration : IAcceleration
{
    public Precision Resolve(Precision requested) => requested == Precision.BFloat16
        ? throw new MedScanException(
            "precision bf16 is not available with this engine. Use precision: fp32, or auto to have the best that is available.")
        : Precision.Float32;

    public IPreparedModel PrepareForTraining(Backbone backbone, Precision precision)
    {
        ChannelsLast.Convert(backbone);
        backbone.train();
        return new PlainModel(backbone);
    }

    public IPreparedModel PrepareForInference(Backbone backbone, Precision precision)
    {
        ChannelsLast.Convert(backbone);
        backbone.eval();
        return new PlainModel(backbone);
    }
}
