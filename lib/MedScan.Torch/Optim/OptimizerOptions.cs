namespace TorchSharp.Modules;

/// <summary>The options of a group of parameters.</summary>
public class OptimizerOptions
{
    /// <summary>The rate of the next step; null until the group joins an optimizer.</summary>
    public double? LearningRate { get; set; }

    /// <summary>The rate that schedules start from.</summary>
    public double InitialLearningRate { get; set; }

    /// <summary>Writes the options in TorchSharp's format.</summary>
    /// <param name="writer">Left open.</param>
    public virtual void SaveStateDict(BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(InitialLearningRate);
        writer.Write(LearningRate!.Value);
    }

    /// <summary>Reads the options in TorchSharp's format.</summary>
    /// <param name="reader">Left open.</param>
    public virtual void LoadStateDict(BinaryReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        InitialLearningRate = reader.ReadDouble();
        LearningRate = reader.ReadDouble();
    }

    /// <summary>Copies the options of another optimizer.</summary>
    /// <param name="source">Options of the same class.</param>
    /// <exception cref="ArgumentException">They are of another class.</exception>
    public virtual void LoadStateDict(OptimizerOptions source)
    {
        ArgumentNullException.ThrowIfNull(source);
        InitialLearningRate = source.InitialLearningRate;
        LearningRate = source.LearningRate;
    }

    private protected static T Same<T>(OptimizerOptions source)
        where T : OptimizerOptions =>
        source as T ?? throw new ArgumentException($"Expected {typeof(T).DeclaringType?.Name} options, got {source?.GetType().FullName}.", nameof(source));
}
