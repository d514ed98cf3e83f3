using MedScan.Backbones;
using MedScan.Experiments;

namespace MedScan.Training.Acceleration;

/// <summary>What an engine can do to run a network faster than layer by layer in 32-bit floats.</summary>
internal interface IAcceleration
{
    /// <summary>The format that will really be used.</summary>
    /// <param name="requested">What the user asked for.</param>
    /// <returns><see cref="Precision.Float32"/> or <see cref="Precision.BFloat16"/>.</returns>
    /// <exception cref="MedScanException">The format was asked for by name and cannot be had.</exception>
    Precision Resolve(Precision requested);

    /// <summary>Puts the network into training mode, its weights into the layout that is fastest, and gives its differentiable forward pass.</summary>
    /// <param name="backbone">Keeps 32-bit master weights. Called before the optimizer is made, since parameters may be replaced.</param>
    /// <param name="precision">A result of <see cref="Resolve"/>.</param>
    /// <returns>Reads the current weights at every call; the caller disposes it before the network.</returns>
    IPreparedModel PrepareForTraining(Backbone backbone, Precision precision);

    /// <summary>Puts the network into evaluation mode and gives a forward pass without gradients.</summary>
    /// <param name="backbone">Must not be trained while the result is in use, since weights may be copied and folded.</param>
    /// <param name="precision">A result of <see cref="Resolve"/>.</param>
    /// <returns>The caller disposes it before the network.</returns>
    IPreparedModel PrepareForInference(Backbone backbone, Precision precision);
}
