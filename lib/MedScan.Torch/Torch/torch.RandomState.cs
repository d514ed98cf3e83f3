namespace TorchSharp;

// The default random generator.
public static partial class torch
{
    /// <summary>Starts the sequence of the default generator that belongs to the seed.</summary>
    /// <returns>The default generator.</returns>
    public static Generator manual_seed(long seed) => Generator.Default.manual_seed(seed);

    /// <summary>Starts an unpredictable sequence.</summary>
    /// <returns>The seed that was drawn.</returns>
    public static long seed() => Generator.Default.seed();

    /// <summary>The seed of the default generator's sequence.</summary>
    public static long initial_seed() => Generator.Default.initial_seed();

    /// <summary>The default generator's state as a byte tensor.</summary>
    public static Tensor get_rng_state()
    {
        using Generator generator = Generator.Default;
        return generator.get_state();
    }

    /// <summary>Goes on from a state that <see cref="get_rng_state"/> returned.</summary>
    public static void set_rng_state(Tensor new_state)
    {
        using Generator generator = Generator.Default;
        generator.set_state(new_state);
    }

    /// <summary>The default random generator.</summary>
    public static partial class random
    {
        /// <inheritdoc cref="torch.manual_seed"/>
        public static Generator manual_seed(long seed) => torch.manual_seed(seed);

        /// <inheritdoc cref="torch.seed"/>
        public static long seed() => torch.seed();

        /// <inheritdoc cref="torch.initial_seed"/>
        public static long initial_seed() => torch.initial_seed();

        /// <inheritdoc cref="torch.get_rng_state"/>
        public static Tensor get_rng_state() => torch.get_rng_state();

        /// <inheritdoc cref="torch.set_rng_state"/>
        public static void set_rng_state(Tensor new_state) => torch.set_rng_state(new_state);
    }
}
