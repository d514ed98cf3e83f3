using TorchSharp.Modules;

namespace TorchSharp;

public static partial class TensorExtensionMethods
{
    /// <summary>Makes a tensor a parameter that is learned.</summary>
    /// <param name="tensor">Left empty: the parameter takes over what it held.</param>
    public static Parameter AsParameter(this torch.Tensor tensor) => new(tensor);
}
