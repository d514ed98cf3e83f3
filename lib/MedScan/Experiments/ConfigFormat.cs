namespace MedScan.Experiments;

/// <summary>How the values of one key are read, checked and written.</summary>
internal abstract class ConfigFormat<TValue>
{
    /// <summary>What a right value looks like: "a whole number from 1 to 64".</summary>
    public abstract string Expected { get; }

    /// <summary>Whether the key may stand without a value.</summary>
    public virtual bool TakesNull => false;

    /// <summary>The value that the text spells; false when it has the wrong type. The range is not yet checked.</summary>
    public abstract bool TryRead(ConfigScalar scalar, out TValue value);

    /// <summary>Whether the value is in the allowed range.</summary>
    public abstract bool Accepts(TValue value);

    /// <summary>The value as it stands in YAML.</summary>
    public abstract string Write(TValue value);

    /// <summary>The end of an error message that helps with this wrong value, or nothing.</summary>
    public virtual string Hint(ConfigScalar scalar) => "";
}
