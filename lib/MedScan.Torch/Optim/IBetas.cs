namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>What averages gradients and their squares; the first factor is its momentum.</summary>
        public interface IBetas
        {
            /// <summary>The factors of the averages of gradients and of their squares, each in [0, 1).</summary>
            (double, double) Betas { get; set; }
        }
    }
}
