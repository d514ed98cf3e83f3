using MedScan.Backbones;
using static TorchSharp.torch;

namespace MedScan.Training.Acceleration;

/// <summary>Calls the network itself.</summary>
internal sealed class PlainModel(Backbone backbone) : IPreparedModel
{
    public Tensor Forward(Tensor images) => backbone.call(images);

    public void Dispose()
    {
        // The network belongs to whoever prepared it.
    }
}
