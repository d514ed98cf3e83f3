namespace MedScan.Sweeps.Spaces;

/// <summary>The values that a parameter may take, and how likely each is before anything is known.</summary>
/// <remarks>Samplers and storages work with a value's stored form, a number: of a numeric parameter the value itself, of a
/// categorical one the index of the choice.</remarks>
public abstract record Distribution
{
    private protected Distribution()
    {
    }

    /// <summary>Whether there is one value only, so that nothing has to be searched for.</summary>
    public abstract bool IsSingle { get; }

    /// <summary>The number of different values; null where they are not countable.</summary>
    public abstract long? Count { get; }

    /// <summary>Whether a stored value is one of this distribution.</summary>
    /// <param name="stored">The stored form.</param>
    /// <returns>Whether it is.</returns>
    public abstract bool Contains(double stored);

    /// <summary>The value as users see it.</summary>
    /// <param name="stored">The stored form.</param>
    /// <returns>A <see cref="double"/>, a <see cref="long"/>, or the choice.</returns>
    public abstract object? ToValue(double stored);

    /// <summary>The stored form of a value.</summary>
    /// <param name="value">The value as users see it.</param>
    /// <returns>The stored form.</returns>
    /// <exception cref="ArgumentException">It is not a value of this distribution.</exception>
    public abstract double ToStored(object? value);

    /// <summary>Whether values drawn from another distribution say something about this one: the kind and scale are the same,
    /// and of a categorical one the choices; the range of a numeric one may differ.</summary>
    /// <param name="other">The other distribution.</param>
    /// <returns>Whether they do.</returns>
    public abstract bool IsCompatibleWith(Distribution other);
}
