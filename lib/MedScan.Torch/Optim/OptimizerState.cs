using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What an optimizer remembers of one parameter.</summary>
public abstract class OptimizerState
{
    /// <summary>The parameter.</summary>
    protected Parameter _parameter;

    /// <summary>Creates the state of a parameter.</summary>
    /// <param name="parameter">The parameter.</param>
    protected OptimizerState(Parameter parameter) => _parameter = parameter;

    /// <summary>Writes the state in TorchSharp's format.</summary>
    /// <param name="writer">Left open.</param>
    public abstract void SaveStateDict(BinaryWriter writer);

    /// <summary>Reads the state in TorchSharp's format.</summary>
    /// <param name="reader">Left open.</param>
    public abstract void LoadStateDict(BinaryReader reader);

    /// <summary>Copies the state of another optimizer.</summary>
    /// <param name="source">State of the same class.</param>
    /// <exception cref="ArgumentException">It is of another class.</exception>
    public abstract void LoadStateDict(OptimizerState source);

    /// <summary>Sets the state to that before the first step.</summary>
    /// <param name="options">The group's options.</param>
    public abstract void Initialize(OptimizerOptions options);

    /// <summary>Whether another state is the same up to rounding.</summary>
    /// <param name="other">The other state.</param>
    public virtual bool ApproximatelyEquals(OptimizerState other) => false;

    /// <summary>Moves the state to a device.</summary>
    /// <param name="device">The device.</param>
    public virtual void to(Device device)
    {
    }

    /// <summary>Reads a tensor that may be absent.</summary>
    /// <param name="reader">Left open.</param>
    /// <param name="result">Replaced by what was read, and disposed.</param>
    /// <param name="device">Where the tensor is put.</param>
    protected static void LoadConditionalStateTensor(BinaryReader reader, ref Tensor? result, Device device)
    {
        ArgumentNullException.ThrowIfNull(reader);
        if (reader.ReadBoolean())
            LoadTensor(reader, ref result, device);
        else
            Set(ref result, null);
    }

    /// <summary>Writes a tensor that may be absent.</summary>
    /// <param name="writer">Left open.</param>
    /// <param name="tensor">The tensor, or null.</param>
    protected static void SaveConditionalStateTensor(BinaryWriter writer, Tensor? tensor)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(tensor is not null);
        if (tensor is not null)
            StateFile.Write(writer, tensor);
    }

    private protected static void LoadTensor(BinaryReader reader, ref Tensor? result, Device device)
    {
        using var scope = NewDisposeScope();
        Set(ref result, StateFile.Read(reader).to(device));
    }

    private protected static void Copy(ref Tensor? target, Tensor? source, Device device)
    {
        using var scope = NewDisposeScope();
        Set(ref target, source?.to(device, copy: true));
    }

    private protected static void Move(ref Tensor? tensor, Device device)
    {
        if (tensor is null || tensor.device_type == device.type)
            return;
        using var scope = NewDisposeScope();
        Set(ref tensor, tensor.to(device));
    }

    private protected static bool Close(Tensor? left, Tensor? right) =>
        left is null || right is null ? left is null && right is null : left.allclose(right);

    /// <summary>Replaces a tensor of the state, which no dispose scope may own.</summary>
    private protected static void Set(ref Tensor? tensor, Tensor? value)
    {
        tensor?.Dispose();
        tensor = value?.DetachFromDisposeScope();
    }

    private protected static T Same<T>(OptimizerState source)
        where T : OptimizerState =>
        source as T ?? throw new ArgumentException($"Expected {typeof(T).DeclaringType?.Name} state, got {source?.GetType().FullName}.", nameof(source));
}
