{const html=document.documentElement;html.classList.add("js");try{const theme=localStorage.getItem("ukur-warna");if(theme)html.dataset.mdColorScheme=theme}catch{}}
