using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A tensor that a module learns: assigned to a field, it appears among the module's parameters.</summary>
public class Parameter : Tensor
{
    /// <summary>Makes a tensor a parameter.</summary>
    /// <param name="data">Left empty: the parameter takes over what it held, and its place in its dispose scope.</param>
    /// <param name="requires_grad">Whether it is learned.</param>
    public Parameter(Tensor data, bool requires_grad = true)
        : this(Checked(data).OwningDisposeScope, data.with_requires_grad(requires_grad).MoveHandle())
    {
    }

    // The scope is an argument because taking the handle makes the tensor forget it.
    private Parameter(DisposeScope? scope, nint handle)
        : base(handle, register: false) => scope?.Attach(this);

    private static Tensor Checked(Tensor data) => data ?? throw new ArgumentNullException(nameof(data));
}
