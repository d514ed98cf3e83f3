using static TorchSharp.torch;

namespace MedScan.Training.Acceleration;

/// <summary>A network that is ready to run.</summary>
internal interface IPreparedModel : IDisposable
{
    /// <param name="images">Normalised floats of shape (N, C, H, W), in memory as (N, H, W, C).</param>
    /// <returns>Logits (N, classes) in 32-bit floats; they belong to the caller or to the caller's dispose scope.</returns>
    Tensor Forward(Tensor images);
}
